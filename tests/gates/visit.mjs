// Open every page of a site, light and dark, wide and narrow, and note what happens.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCHEMES = ["light", "dark"];
const WIDTHS = [1280, 390];
const STATES = SCHEMES.flatMap((scheme) => WIDTHS.map((width) => ({ scheme, width })));
const TABS = 2;

// Colours change at once, or axe would see them on their way.
const STILL = "*, ::before, ::after { transition: none !important; animation: none !important }";

// What a page has to say of the rules that it breaks, told from inside of it.
function report() {
  addEventListener("securitypolicyviolation", (event) => {
    globalThis.broken(`${event.effectiveDirective} forbids ${event.blockedURI || "inline code"} (${event.sourceFile ?? ""}:${event.lineNumber})`);
  }, true);
}

async function watched(browser, origin, note) {
  const tab = await browser.newPage();
  const client = await tab.createCDPSession();
  const requests = new Map();
  await client.send("Network.enable");
  client.on("Network.requestWillBeSent", ({ requestId, request, type }) => requests.set(requestId, { url: request.url, type, raw: 0, bytes: 0 }));
  client.on("Network.dataReceived", ({ requestId, dataLength }) => { const seen = requests.get(requestId); if (seen) seen.raw += dataLength; });
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => { const seen = requests.get(requestId); if (seen) seen.bytes = encodedDataLength; });
  client.on("Network.responseReceived", ({ requestId, response }) => {
    const seen = requests.get(requestId);
    if (seen) seen.cached = response.fromDiskCache || response.fromPrefetchCache;
    if (response.status >= 400) note("failed", `${response.status} ${response.url}`);
  });
  await tab.setRequestInterception(true);
  tab.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked === origin || protocol === "data:" || protocol === "blob:") return request.continue();
    note("foreign", request.url());
    return request.abort();
  });
  tab.on("requestfailed", (request) => note("failed", `${request.failure()?.errorText} ${request.url()}`));
  tab.on("console", (message) => { if (["error", "warn"].includes(message.type())) note("console", message.text()); });
  tab.on("pageerror", (error) => note("console", String(error)));
  await tab.exposeFunction("broken", (what) => note("policy", what));
  await tab.evaluateOnNewDocument(report);
  return { tab, requests };
}

async function axe(tab) {
  const { violations } = await tab.evaluate((tags) => globalThis.axe.run(document, {
    runOnly: tags, resultTypes: ["violations"],
  }), TAGS);
  return violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ target, any }) => ({ target: target.join(" "), seen: any[0]?.message ?? "" })),
  }));
}

async function look(tab, { scheme, width }) {
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await tab.evaluate(() => new Promise((drawn) => { setTimeout(drawn, 400); })); // see access.js
}

// Open `page` once for each state; return what was noted.
async function visit(browser, origin, base, page, { withAxe }) {
  const noted = { page, notes: [], loads: [], axe: [], seconds: 0 };
  let state = "";
  const note = (kind, what) => noted.notes.push({ kind, what, state });
  const { tab, requests } = await watched(browser, origin, note);
  try {
    await look(tab, STATES[0]);
    await tab.goto(`${origin}${base}${page}`, { waitUntil: "load" });
    await tab.waitForNetworkIdle({ idleTime: 200 });
    noted.loads = [...requests.values()];
    await tab.addStyleTag({ content: STILL });
    await tab.evaluate(AXE);
    for (const each of STATES) {
      state = `${each.scheme}, ${each.width} px`;
      await look(tab, each);
      if (withAxe) noted.axe.push(...(await axe(tab)).map((found) => ({ ...found, state })));
    }
  } catch (error) {
    note("failed", error.message);
  } finally {
    await tab.close();
  }
  return noted;
}

// Visit all of `pages`, a few at once.
export async function visitAll(browser, origin, base, pages, options) {
  const left = [...pages];
  const seen = [];
  const worker = async () => {
    for (let page = left.shift(); page !== undefined; page = left.shift()) seen.push(await visit(browser, origin, base, page, options));
  };
  await Promise.all(Array.from({ length: TABS }, worker));
  return seen.sort((one, other) => one.page.localeCompare(other.page));
}
