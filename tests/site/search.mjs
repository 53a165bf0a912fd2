// Ask the search of a built site, as a page of it does: its own worker, its own index.
// node search.mjs SITE < queries, as a JSON list; out comes a list of lists of addresses.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";

const site = process.argv[2];
const workers = join(site, "assets/javascripts/workers");
const worker = readdirSync(workers).find((name) => name.endsWith(".js"));
const [SETUP, QUERY] = [0, 2]; // SearchMessageType, in Material's worker/message/index.ts

const listeners = [];
let answered;
const scope = {
  addEventListener: (type, listener) => listeners.push(listener),
  postMessage: (message) => answered(message),
  console: { ...console, warn: () => {} },
};
scope.self = scope;
runInContext(readFileSync(join(workers, worker), "utf8"), createContext(scope));

const ask = (data) => new Promise((resolve) => {
  answered = resolve;
  const event = { data };
  listeners.forEach((listener) => listener(event));
});

const { config, docs } = JSON.parse(readFileSync(join(site, "search/search_index.json"), "utf8"));
await ask({ type: SETUP, data: { config, docs, options: { suggest: true } } });
const found = [];
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  const { data } = await ask({ type: QUERY, data: query });
  found.push(data.items.map((sections) => sections.map(({ location }) => location)));
}
process.stdout.write(JSON.stringify(found));
