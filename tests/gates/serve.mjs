// A small web server for a built site, as hosts do it: compressed, cached, and with the
// headers that the site asks for in its file _headers.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

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

// Serve `folder` below the path `base`; return its address, what it has sent, and its end.
export async function serve(folder, base) {
  const headers = headersOf(folder);
  const kept = new Map();

  async function answer(path) {
    const body = await readFile(join(folder, path));
    const packed = PACKED.has(extname(path));
    return { body: packed ? body : gzipSync(body, { level: 9 }), packed, whole: body };
  }

  // Return the file that `url` means, which may not exist.
  function pathOf(url) {
    const asked = normalize(decodeURIComponent(new URL(url, "http://site.invalid").pathname));
    if (!asked.startsWith(base)) return "";
    const path = asked.slice(base.length - 1);
    return path.endsWith("/") ? `${path}index.html` : path;
  }

  async function find(path) {
    if (!kept.has(path)) kept.set(path, await answer(path));
    return kept.get(path);
  }

  const server = createServer(async (request, response) => {
    let path = pathOf(request.url);
    let status = 200;
    let found = await find(path).catch(() => null);
    if (!found) {
      [status, path] = [404, "/404.html"];
      found = await find(path).catch(() => ({ body: "", packed: true }));
    }
    response.writeHead(status, {
      ...headers,
      "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
      "Content-Length": found.body.length,
      "Cache-Control": extname(path) === ".html" ? "no-cache" : "public, max-age=31536000, immutable",
      ...(found.packed ? {} : { "Content-Encoding": "gzip" }),
    });
    response.end(found.body);
  });
  // Return the bytes of what was sent for `url`, by how it is packed.
  function sizeOf(url) {
    const found = kept.get(pathOf(url));
    if (!found?.whole) return { gzip: 0, brotli: 0 };
    found.brotli ??= found.packed ? found.body.length : brotliCompressSync(found.whole).length;
    return { gzip: found.body.length, brotli: found.brotli };
  }

  await new Promise((started) => { server.listen(0, "127.0.0.1", started); });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sizeOf, // as gzip -9 makes it, and as brotli does
    close: () => server.close(),
  };
}
