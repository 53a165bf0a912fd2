// Start the browser that draws and prints: $DOCS_BROWSER, the reader's own Chrome, Edge
// or Chromium, or the one of the npm package @sparticuz/chromium (Linux on x86-64).
import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/package.json`);
const load = async (name) => {
  try {
    return await import(pathToFileURL(require.resolve(name)));
  } catch (error) {
    if (error.code === "MODULE_NOT_FOUND") return null;
    throw error;
  }
};

const NAMES = [
  "google-chrome", "google-chrome-stable", "chrome", "chrome.exe",
  "microsoft-edge", "microsoft-edge-stable", "msedge", "msedge.exe",
  "chromium", "chromium-browser",
];
const PLACES = [
  ...(process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
// A browser that speaks to nobody: no updates, no look-ups, no first-run pages.
const QUIET = [
  "--disable-background-networking", "--disable-component-update", "--disable-gpu",
  "--disable-quic", "--disable-sync", "--no-first-run", "--font-render-hinting=none",
];

const runs = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

// Return the path of the browser to start, and what it must be started with.
async function find() {
  const named = process.env.DOCS_BROWSER;
  if (named && !runs(named)) throw new Error(`DOCS_BROWSER names ${named}, which is no program`);
  const own = named || PLACES.find(runs);
  if (own) return { path: own, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] };
  if (process.platform === "linux" && process.arch === "x64") {
    process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x"; // then it brings its own libraries
    const packed = (await load("@sparticuz/chromium"))?.default;
    if (packed) return { path: await packed.executablePath(), args: ["--no-sandbox", "--no-zygote"] };
  }
  throw new Error("no browser found: set DOCS_BROWSER to a Chrome, Edge or Chromium, or run npm ci");
}

// Return a browser and the function that ends it and leaves nothing behind.
export async function launch(extra = []) {
  const puppeteer = (await load("puppeteer-core"))?.default;
  if (!puppeteer) throw new Error("the browser's driver is missing: run npm ci");
  const { path, args } = await find();
  const profile = mkdtempSync(join(tmpdir(), "provedocs-browser-"));
  const close = async (browser) => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const browser = await puppeteer.launch({
      executablePath: path, headless: true, userDataDir: profile, args: [...QUIET, ...args, ...extra],
    });
    return { browser, close: () => close(browser) };
  } catch (error) {
    await close(null);
    throw new Error(`${path} does not start: ${String(error.message).split("\n")[0]}`);
  }
}
