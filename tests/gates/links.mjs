// Links and anchors of the built site, by the functions that its tests use: tests/site/built.py.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

export async function links(site) {
  const { stdout, stderr, status } = spawnSync("python", ["-m", "tests.gates.links", resolve(site.folder)], { encoding: "utf8" });
  if (status) throw new Error(stderr);
  return JSON.parse(stdout);
}
