// Open a page of a built site, and print what a script returns there, as JSON.
// Usage: node look.mjs '{"folder": ..., "page": ..., "script": ..., "media": {...}}'
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { launch } from "../../../src/provedocs/publish/launch.mjs";

const { folder, page: path, script, media } = JSON.parse(process.argv[2]);
const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const server = createServer(async (request, response) => {
  try {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const body = await readFile(join(folder, name));
    response.writeHead(200, { "content-type": types[extname(name)] ?? "text/plain" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const { browser, close } = await launch();
try {
  const page = await browser.newPage();
  const { type, width = 1280, "forced-colors": forced, ...features } = media;
  if (type) await page.emulateMediaType(type);
  const wanted = Object.entries(features).map(([name, value]) => ({ name: `prefers-${name}`, value }));
  if (wanted.length) await page.emulateMediaFeatures(wanted);
  if (forced) {
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: forced }] });
  }
  await page.setViewport({ width: Number(width), height: 900 });
  await page.goto(`http://127.0.0.1:${server.address().port}/${path}`, { waitUntil: "networkidle0" });
  await page.evaluate(() => document.fonts.ready.then(() => null));
  console.log(JSON.stringify(await page.evaluate(script)));
} finally {
  await close();
  server.close();
}
