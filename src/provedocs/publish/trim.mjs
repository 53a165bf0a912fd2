// Take out of a built site's style sheets what nothing on the site can ask for:
//     node trim.mjs SITE SHEET...
// Rules stay whose class may be meant by a word of some page or script, and variables that
// some sheet uses.  A trimmed sheet gets a new name, since browsers keep one whose name has
// a hash for as long as they like.
import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/package.json`);
const { PurgeCSS } = await import(pathToFileURL(require.resolve("purgecss")));

const [site, ...sheets] = process.argv.slice(2);
const pages = globSync("**/*.html", { cwd: site });
const readers = [...pages, ...globSync("assets/**/*.js", { cwd: site })].map((path) => join(site, path));
const trimmed = await new PurgeCSS().purge({
  content: readers,
  css: globSync("assets/**/*.css", { cwd: site }).map((path) => join(site, path)),
  variables: true,
  defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
});

const wanted = new Set(sheets.map((path) => join(site, path)));
const names = trimmed.filter(({ file }) => wanted.has(file)).map(({ file, css }) => {
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 8);
  const to = file.replace(/\.[0-9a-f]{8}\./, `.${hash}.`);
  rmSync(file);
  writeFileSync(to, css);
  return [file, to].map((path) => path.split("/").at(-1));
});
for (const path of pages) {
  const html = readFileSync(join(site, path), "utf8");
  const named = names.reduce((text, [old, now]) => text.replaceAll(old, now), html);
  if (named !== html) writeFileSync(join(site, path), named);
}
