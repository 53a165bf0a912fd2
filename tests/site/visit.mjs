// Visit addresses with a browser that reaches nothing but the machine itself, and tell what
// happened: {"browser": "chrome" | "firefox", "visits": [{"url", "look"}]} in, a list out.
// `look` is a function's source; its answer, once the page has loaded, is the visit's "seen".
import { createRequire } from "node:module";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch as launchChrome } from "../../src/provedocs/publish/launch.mjs";

const NOWHERE = "127.0.0.1:9"; // the port of "discard": nobody listens
const PATIENCE = 150_000; // ms: on a busy machine a large page is slow to come
const SILENT = {
  "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9,
  "network.proxy.no_proxies_on": "127.0.0.1", "security.fileuri.strict_origin_policy": true,
};

async function launchFirefox(path) {
  const require = createRequire(`${process.cwd()}/package.json`);
  const { default: puppeteer } = await import(require.resolve("puppeteer-core"));
  const profile = mkdtempSync(join(tmpdir(), "visit-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath: path, headless: true, userDataDir: profile,
    extraPrefsFirefox: SILENT,
  });
  const close = async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { browser, close };
}

const START = {
  chrome: () => launchChrome([`--proxy-server=${NOWHERE}`, "--proxy-bypass-list=127.0.0.1"]),
  firefox: launchFirefox,
};
const own = (url) => /^(file|data|blob|about):/.test(url) || new URL(url).hostname === "127.0.0.1";

async function visit(browser, { url, look }) {
  const page = await browser.newPage();
  const told = { url, errors: [], foreign: [], missing: [] };
  page.on("pageerror", (error) => told.errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && told.errors.push(message.text()));
  page.on("request", (request) => own(request.url()) || told.foreign.push(request.url()));
  page.on("requestfailed", (request) => told.missing.push(request.url()));
  page.on("response", (response) => response.status() >= 400 && told.missing.push(response.url()));
  try {
    await page.goto(url, { waitUntil: "load", timeout: PATIENCE });
    told.seen = await page.evaluate(`(${look})()`);
    const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    told.foreign.push(...asked.filter((name) => !own(name)));
  } catch (error) {
    told.errors.push(String(error));
  } finally {
    await page.close();
  }
  return told;
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const { browser: kind, path, visits } = JSON.parse(Buffer.concat(chunks));
const { browser, close } = await START[kind](path);
try {
  const told = [];
  for (const one of visits) told.push(await visit(browser, one));
  process.stdout.write(JSON.stringify(told));
} finally {
  await close();
}
