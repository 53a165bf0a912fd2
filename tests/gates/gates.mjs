// Hold a built site against each gate that a page must pass:
//     node tests/gates/gates.mjs FOLDER [GATE...]
// It prints what is wrong where, and ends with 1 if anything is.
import { Site } from "./site.mjs";
import * as opened from "./opened.mjs";
import { keyboard } from "./keyboard.mjs";
import { links } from "./links.mjs";
import { markup } from "./markup.mjs";
import { speed } from "./speed.mjs";
import { spelling } from "./spelling.mjs";

// Name -> function of a site that returns its faults, each {page, what}.
const GATES = {
  links, markup, spelling,
  requests: opened.requests, policy: opened.policy, weight: opened.weight, access: opened.access,
  keyboard, speed,
};

const [folder, ...asked] = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in GATES));
if (!folder || unknown.length) {
  console.error(`${unknown.length ? `no such gate: ${unknown}` : "name the folder of a built site"}; the gates are ${Object.keys(GATES).join(", ")}`);
  process.exit(2);
}

const site = await Site.open(folder, process.env.GATES_SOURCE ?? process.cwd());
let faulty = 0;
try {
  for (const name of asked.length ? asked : Object.keys(GATES)) {
    const start = Date.now();
    const faults = await GATES[name](site);
    const took = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`${name.padEnd(10)}${faults.length ? "FAILED" : "ok    "}${took.padStart(7)} s  ${site.told[name] ?? ""}`);
    for (const { page, what } of faults) console.log(`    ${page}: ${what}`);
    faulty += faults.length;
  }
} finally {
  await site.close();
}
console.log(faulty ? `gates: ${faulty} faults` : "gates: passed");
process.exitCode = faulty ? 1 : 0;
