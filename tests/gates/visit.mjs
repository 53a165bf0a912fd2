// Open every page of a site, light and dark, wide and narrow, and note what happens.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCHEMES = ["light", "dark"];
const WIDTHS = [1280, 390];
const STATES = SCHEMES.flatMap((scheme) => WIDTHS.map((width) => ({ scheme, width })));
const WINDOWS = 2;

// Colours change at once, or axe would see them on their way.
const STILL = "*, ::before, ::after { transition: none !important; animation: none !important }";

// What a page has to say of the rules that it breaks, told from inside of it.
function report() {
  addEventListener("securitypolicyviolation", (event) => {
    globalThis.broken(`${event.effectiveDirective} forbids ${event.blockedURI || "inline code"} (${event.sourceFile ?? ""}:${event.lineNumber})`);
  }, true);
}

// Return a tab that notes what it asks for and what goes wrong.
async function watched(window, origin, note) {
  const tab = await window.newPage();
  const loads = [];
  await tab.setRequestInterception(true);
  tab.on("request", (request) => {
    const url = new URL(request.url());
    loads.push({ url: url.href, type: request.resourceType() });
    if (url.origin === origin || url.protocol === "data:" || url.protocol === "blob:") return request.continue();
    note("foreign", `asks another host: ${url.href}`);
    return request.abort();
  });
  tab.on("response", (response) => { if (response.status() >= 400) note("failed", `${response.status()} for ${response.url()}`); });
  tab.on("requestfailed", (request) => note("failed", `${request.failure()?.errorText} for ${request.url()}`));
  tab.on("console", (message) => { if (["error", "warn"].includes(message.type())) note("console", `the console says: ${message.text()}`); });
  tab.on("pageerror", (error) => note("console", `a script fails: ${error}`));
  await tab.exposeFunction("broken", (what) => note("policy", what));
  await tab.evaluateOnNewDocument(report);
  return { tab, loads };
}

async function look(tab, { scheme, width }) {
  await tab.setViewport({ width, height: 900 });
  await tab.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" },
  ]);
}

// What reference pages have by the hundred, all made by one template: so many are looked at.
const ALIKE = {
  "details.mkdocstrings-source": 1,
  ".doc-function, .doc-class, .doc-attribute": 12,
  ".md-nav--secondary .md-nav__item .md-nav__item": 20,
};

function shorten(alike) {
  for (const [selector, kept] of Object.entries(alike)) {
    [...document.querySelectorAll(selector)].slice(kept).forEach((element) => element.remove());
  }
}

// Wait until the page has been laid out anew, and access.js has looked at it.
function settled() {
  return new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 150)));
  });
}

async function axe(tab) {
  await tab.evaluate(settled);
  const { violations } = await tab.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  return violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ target, any }) => ({ target: target.join(" "), seen: any[0]?.message ?? "" })),
  }));
}

// Open the page at `address` and look at it in each state; return what was noted.
async function visit(window, origin, { page, address }) {
  const notes = [];
  const found = [];
  const start = Date.now();
  const { tab, loads } = await watched(window, origin, (kind, what) => notes.push({ kind, what }));
  let first = [];
  try {
    await look(tab, STATES[0]);
    await tab.goto(address, { waitUntil: "load" });
    await tab.waitForNetworkIdle({ idleTime: 200 });
    first = [...loads];
    await tab.addStyleTag({ content: STILL });
    await tab.evaluate(AXE);
    await tab.evaluate(shorten, ALIKE);
    for (const state of STATES) {
      await look(tab, state);
      found.push(...(await axe(tab)).map((violation) => ({ ...violation, state: `${state.scheme}, ${state.width} px` })));
    }
  } catch (error) {
    notes.push({ kind: "failed", what: error.message });
  } finally {
    await tab.close();
  }
  return { page, notes, loads: first, axe: found, seconds: (Date.now() - start) / 1000 };
}

// Visit all of `pages`, each {page, address}, a few at once.
export async function visitAll(browser, origin, pages) {
  const left = [...pages];
  const seen = [];
  const worker = async () => {
    const window = await browser.createBrowserContext(); // a tab in the background is not laid out
    for (let next = left.shift(); next; next = left.shift()) seen.push(await visit(window, origin, next));
    await window.close();
  };
  await Promise.all(Array.from({ length: WINDOWS }, worker));
  return seen.sort((one, other) => one.page.localeCompare(other.page));
}
