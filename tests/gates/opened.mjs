// The gates that judge what was noted when every page was opened; see visit.mjs.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";

const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

// Bytes that a page may load before a click, as brotli packs them, without headers.  A page
// with several diagrams may load more for each, and one of the reference, which lists all
// names of a program, answers for all but its own text.
const PAGE = 85_000;
const DIAGRAM = 2_500;
const SCRIPT = 100_000;

async function noted(site, ...kinds) {
  return (await site.visits()).flatMap(({ page, notes }) => notes
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ what }) => ({ page, what })));
}

// Each page loads what it needs, from this site alone, and complains of nothing.
export async function requests(site) {
  const slowest = (await site.visits()).toSorted((one, other) => other.seconds - one.seconds).slice(0, 3);
  site.told.requests = `slowest: ${slowest.map(({ page, seconds }) => `${page} ${seconds.toFixed(1)} s`).join(", ")}`;
  return noted(site, "foreign", "failed", "console");
}

// Each page says which scripts may run, those that stand in it among them, and keeps to it.
export async function policy(site) {
  const broken = await noted(site, "policy");
  const server = existsSync(join(site.folder, "_headers")) ? site.read("_headers") : "";
  const silent = site.pages.flatMap((page) => {
    const html = site.read(page);
    const told = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
    const rules = told.split("; ").find((rule) => rule.startsWith("script-src ")) ?? "";
    if (!rules) return [{ page, what: "has no policy" }];
    if (rules.includes("'unsafe-inline'")) return [{ page, what: "allows any script to stand in it" }];
    return [...html.matchAll(/<script(?![^>]*\s(?:src=|type="application\/json"))[^>]*>([^]*?)<\/script>/g)]
      .map(([, source]) => `sha256-${createHash("sha256").update(source).digest("base64")}`)
      .filter((hash) => !rules.includes(hash) || !server.includes(hash))
      .map((hash) => ({ page, what: `a script stands in it that its policy or the server's lacks: ${hash}` }));
  });
  return [...silent, ...broken];
}

// Return what a page loads, {page, all, gzip, allowed, parts, kind}; parts are the heaviest first.
function weigh(site, { page, loads }) {
  const html = site.read(page);
  const sizes = loads.filter(({ url }) => url.startsWith(site.server.origin)).map((load) => ({ ...load, ...site.server.sizeOf(load.url) }));
  const sum = (kind) => sizes.reduce((all, size) => all + size[kind], 0);
  const made = html.includes('class="doc doc-object'); // by mkdocstrings
  const diagrams = html.split('<figure class="diagram"').length - 1;
  const own = made ? site.server.sizeOf(site.address(page)).brotli : 0;
  return {
    page, all: sum("brotli"), gzip: sum("gzip"), parts: sizes.sort((one, other) => other.brotli - one.brotli),
    allowed: PAGE + own + DIAGRAM * Math.max(0, diagrams - 1),
    kind: made ? "of the reference" : diagrams > 1 ? "with diagrams" : diagrams ? "with a diagram" : "of the others",
  };
}

// Each page is small before a click, and so is each of its scripts.
export async function weight(site) {
  const weights = (await site.visits()).map((visit) => weigh(site, visit)).sort((one, other) => other.all - one.all);
  const worst = [...new Map(weights.toReversed().map((weight) => [weight.kind, weight])).values()];
  site.told.weight = `heaviest, brotli (gzip -9): ${worst.map(({ kind, page, all, gzip }) => `${kind} ${page} ${kilo(all)} (${kilo(gzip)})`).join("; ")}`;
  const heavy = weights.filter(({ all, allowed }) => all > allowed).map(({ page, all, allowed, parts }) => ({
    page, what: `loads ${kilo(all)}, and ${kilo(allowed)} are allowed: ${parts.slice(0, 4).map(({ url, brotli }) => `${url.split("/").pop() || "the page"} ${kilo(brotli)}`).join(", ")}`,
  }));
  const scripts = weights.flatMap(({ page, parts }) => parts
    .filter(({ type, brotli }) => type === "Script" && brotli > SCRIPT)
    .map(({ url, brotli }) => ({ page, what: `loads a script of ${kilo(brotli)}: ${url}` })));
  return [...heavy, ...scripts];
}

// axe-core finds nothing wrong on any page, light or dark, wide or narrow.
export async function access(site) {
  return (await site.visits()).flatMap(({ page, axe }) => axe.map(({ id, help, state, nodes }) => ({
    page, what: `${id} (${state}): ${help}: ${nodes.slice(0, 3).map(({ target, seen }) => `${target} ${seen}`).join("; ")}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ""}`,
  })));
}
