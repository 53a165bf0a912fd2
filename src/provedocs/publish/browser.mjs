// One browser, asked by lines of JSON: {"do": "draw" | "print" | "visit", ...} in, one answer a line out.
// It gets nothing but the files of the folders it is told of; every other request is refused.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { createInterface } from "node:readline";
import { draw } from "./draw.mjs";
import { launch } from "./launch.mjs";

const ORIGIN = "http://docs.invalid"; // RFC 6761: it is nobody's
const TYPES = {
  ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript",
  ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml",
  ".ttf": "font/ttf", ".woff": "font/woff", ".woff2": "font/woff2",
};

// Open a page whose addresses are files below `folder`; `refused` takes all others.
async function open(browser, folder, refused) {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", async (request) => {
    const url = new URL(request.url());
    if (url.protocol === "data:" || url.protocol === "blob:") return request.continue();
    if (url.origin !== ORIGIN) {
      refused.push(request.url());
      return request.abort();
    }
    const path = normalize(decodeURIComponent(url.pathname));
    try {
      const body = await readFile(join(folder, path));
      await request.respond({ body, contentType: TYPES[extname(path)] ?? "application/octet-stream" });
    } catch {
      refused.push(request.url());
      await request.respond({ status: 404 });
    }
  });
  return page;
}

// Return where the page, laid out for print, is wider than `width`: ids and texts.
async function tooWide(page, width) {
  await page.emulateMediaType("print");
  await page.setViewport({ width: Math.floor(width), height: 1000 });
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth + 1;
    const out = (element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > limit;
    };
    return [...document.querySelectorAll("body *")]
      .filter((element) => out(element) && ![...element.children].some(out) && !element.closest(".plate, svg"))
      .map((element) => [element.closest("[id]")?.id ?? "", element.textContent.trim().slice(0, 60)]);
  });
}

const OPS = {
  // Draw diagrams with Mermaid, in the fonts of the style sheet `fonts`.
  async draw(browser, { folder, fonts, config, diagrams }) {
    const refused = [];
    const page = await open(browser, folder, refused);
    try {
      await page.goto(`${ORIGIN}/${fonts}`); // any page of this origin will do
      await page.setContent(`<!doctype html><link rel="stylesheet" href="/${fonts}"><body></body>`);
      const require = createRequire(`${process.cwd()}/package.json`);
      await page.addScriptTag({ path: require.resolve("mermaid/dist/mermaid.min.js") });
      return await page.evaluate(draw, config, diagrams);
    } finally {
      await page.close();
    }
  },

  // Print the page at `path` of `folder` into the file `to`; tell of what is wider than
  // `width` pixels: all of the document is made smaller for it.
  async print(browser, { folder, path, to, options, width }) {
    const refused = [];
    const page = await open(browser, folder, refused);
    try {
      await page.goto(`${ORIGIN}/${path}`, { waitUntil: "load", timeout: 0 });
      await page.evaluate(() => document.fonts.ready.then(() => null));
      const wide = width ? await tooWide(page, width) : [];
      await page.pdf({
        path: to, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true,
        timeout: 0, ...options,
      });
      return { refused, wide };
    } finally {
      await page.close();
    }
  },

  // Go to the page at `path` of `folder`, and return what the script `does` returns there.
  async visit(browser, { folder, path, does, width = 1280, scheme = "light" }) {
    const refused = [];
    const page = await open(browser, folder, refused);
    try {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await page.goto(`${ORIGIN}/${path}`, { waitUntil: "networkidle0" });
      return { refused, value: await page.evaluate(`(async () => { ${does} })()`) };
    } finally {
      await page.close();
    }
  },

  version: async (browser) => browser.version(),
};

let started;
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const { do: what, ...rest } = JSON.parse(line);
    let answer;
    try {
      started ??= await launch();
      answer = { ok: await OPS[what](started.browser, rest) };
    } catch (error) {
      answer = { error: String(error.message) };
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
} finally {
  await started?.close();
}
