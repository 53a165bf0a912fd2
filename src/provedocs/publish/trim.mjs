// Take out of a built site's style sheets what nothing on the site can ask for:
//     node trim.mjs SITE SHEET...
// Rules of the named sheets stay whose class may be meant by a word of some page or script,
// and variables that some sheet uses; comments go from all.  A trimmed sheet whose name has a
// hash gets a new one, since browsers keep such a sheet for as long as they like.
import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/package.json`);
const { PurgeCSS } = await import(pathToFileURL(require.resolve("purgecss")));

const [site, ...named] = process.argv.slice(2);
const pages = globSync("**/*.html", { cwd: site });
const sheets = globSync("assets/**/*.css", { cwd: site }).map((path) => join(site, path));
const trimmed = await new PurgeCSS().purge({
  content: [...pages, ...globSync("assets/**/*.js", { cwd: site })].map((path) => join(site, path)),
  css: sheets,
  variables: true,
  defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
});

const asked = new Set(named.map((path) => join(site, path)));
const names = trimmed.map(({ file, css }) => {
  const kept = (asked.has(file) ? css : readFileSync(file, "utf8")).replace(/\/\*[^!][^]*?\*\/\s*/g, "");
  const hash = createHash("sha256").update(kept).digest("hex").slice(0, 8);
  const to = file.replace(/\.[0-9a-f]{8}\./, `.${hash}.`);
  rmSync(file);
  writeFileSync(to, kept);
  return [file, to].map((path) => path.split("/").at(-1));
});
for (const path of pages) {
  const html = readFileSync(join(site, path), "utf8");
  const named = names.reduce((text, [old, now]) => text.replaceAll(old, now), html);
  if (named !== html) writeFileSync(join(site, path), named);
}
