// English as a dictionary has it, in the prose of pages: spelling.json says what is prose.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const HERE = import.meta.dirname;
const PAGES = ["docs/**/*.md", "README.md", "CONTRIBUTING.md"];

export async function spelling(site) {
  const program = join(HERE, "node_modules/cspell/bin.mjs");
  const options = ["--config", join(HERE, "spelling.json"), "--root", site.source, "--no-progress", "--no-summary", "--no-color"];
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, "lint", ...options, ...PAGES], { cwd: site.source, encoding: "utf8" });
  if (status > 1 || (status && !stdout)) throw new Error(stderr);
  return stdout.split("\n").filter(Boolean).map((line) => {
    const [, page, what] = /^(.*?:\d+):\d+ - (.*)$/.exec(line) ?? [, "cspell", line];
    return { page, what };
  });
}
