// The gates that judge what was noted when every page was opened; see visit.mjs.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";

const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

// Bytes that a page may load before a click, packed with gzip -9 and without headers.  Of them
// Material's script is 35 kB, its style 25 kB and the fonts 30 kB; a page of the reference,
// which carries the listings of programs, answers for all but its own text.
const PAGE = 115_000;
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

// Each page is small before a click, and so is each of its scripts.
export async function weight(site) {
  const faults = [];
  const weights = [];
  for (const { page, loads } of await site.visits()) {
    const sizes = loads.filter(({ url }) => url.startsWith(site.server.origin)).map(({ url, type }) => ({ url, type, bytes: site.server.sizeOf(url) }));
    const html = site.server.sizeOf(site.address(page));
    const all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    const listings = site.read(page).includes('class="mkdocstrings-source"');
    weights.push({ page, all, html, drawn: site.read(page).includes('class="diagram"'), listings });
    if ((listings ? all - html : all) > PAGE) {
      const heaviest = sizes.sort((one, other) => other.bytes - one.bytes).slice(0, 4).map(({ url, bytes }) => `${url.split("/").pop() || "the page"} ${kilo(bytes)}`);
      faults.push({ page, what: `loads ${kilo(all)}, and ${kilo(PAGE)} are allowed: ${heaviest.join(", ")}` });
    }
    for (const { url, type, bytes } of sizes) {
      if (type === "Script" && bytes > SCRIPT) faults.push({ page, what: `loads a script of ${kilo(bytes)}: ${url}` });
    }
  }
  const worst = (pages) => pages.sort((one, other) => other.all - one.all)[0];
  const groups = { "with a diagram": worst(weights.filter(({ drawn, listings }) => drawn && !listings)), "with listings": worst(weights.filter(({ listings }) => listings)), "of the others": worst(weights.filter(({ drawn, listings }) => !drawn && !listings)) };
  site.told.weight = `heaviest, gzip -9: ${Object.entries(groups).filter(([, found]) => found).map(([name, { page, all }]) => `${name} ${page} ${kilo(all)}`).join("; ")}`;
  return faults;
}

// axe-core finds nothing wrong on any page, light or dark, wide or narrow.
export async function access(site) {
  return (await site.visits()).flatMap(({ page, axe }) => axe.map(({ id, help, state, nodes }) => ({
    page, what: `${id} (${state}): ${help}: ${nodes.slice(0, 3).map(({ target, seen }) => `${target} ${seen}`).join("; ")}${nodes.length > 3 ? ` and ${nodes.length - 3} more` : ""}`,
  })));
}
