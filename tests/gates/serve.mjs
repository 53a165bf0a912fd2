// A small web server for a built site, as hosts do it: compressed, cached, and with the
// headers that the site asks for in its file _headers.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".mjs": "text/javascript; charset=utf-8", ".png": "image/png", ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm", ".woff2": "font/woff2", ".xml": "application/xml",
};
const PACKED = new Set([".gz", ".png", ".woff2", ".zip"]);

// Return the headers of the first rule of _headers, the one for all pages.
function headersOf(folder) {
  let lines = [];
  try {
    lines = readFileSync(join(folder, "_headers"), "utf8").split("\n");
  } catch { /* a site without a policy is served without one, and its gate says so */ }
  const pairs = lines.filter((line) => /^\s+\S/.test(line)).map((line) => line.trim().split(/:\s+(.*)/));
  return Object.fromEntries(pairs);
}

// Serve `folder` below the path `base`; return its address and the function that ends it.
export async function serve(folder, base) {
  const headers = headersOf(folder);
  const kept = new Map();

  async function answer(path) {
    const body = await readFile(join(folder, path));
    const packed = PACKED.has(extname(path));
    return { body: packed ? body : gzipSync(body, { level: 9 }), packed };
  }

  const server = createServer(async (request, response) => {
    const asked = normalize(decodeURIComponent(new URL(request.url, "http://site.invalid").pathname));
    let path = asked.startsWith(base) ? asked.slice(base.length - 1) : "/404.html";
    if (path.endsWith("/")) path += "index.html";
    let status = asked.startsWith(base) ? 200 : 404;
    try {
      kept.set(path, kept.get(path) ?? (await answer(path)));
    } catch {
      [status, path] = [404, "/404.html"];
      kept.set(path, kept.get(path) ?? (await answer(path).catch(() => ({ body: "", packed: true }))));
    }
    const { body, packed } = kept.get(path);
    response.writeHead(status, {
      ...headers,
      "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
      "Content-Length": body.length,
      "Cache-Control": extname(path) === ".html" ? "no-cache" : "public, max-age=31536000, immutable",
      ...(packed ? {} : { "Content-Encoding": "gzip" }),
    });
    response.end(body);
  });
  await new Promise((started) => { server.listen(0, "127.0.0.1", started); });
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
