// Parse Mermaid diagrams: one JSON string a line in, one JSON answer a line out.
// Usage: node mermaid_server.mjs SOCKET, in a folder with node_modules.
// It ends with its standard input, on which nothing is ever written.
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

process.stdin.on("end", () => process.exit()).resume();

const require = createRequire(`${process.cwd()}/package.json`);
const load = (name) => import(pathToFileURL(require.resolve(name)));

// Mermaid cleans labels with DOMPurify, which asks for a window even to parse.
const { JSDOM } = await load("jsdom");
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await load("mermaid");

async function problem(source) {
  try {
    await mermaid.parse(source);
    return null;
  } catch (error) {
    const line = error.hash?.loc?.first_line ?? Number(/line (\d+)/.exec(error.message)?.[1] ?? 1);
    return { line, message: error.message };
  }
}

// A page may end before it has its answer; that is no reason to end as well.
createServer(async (connection) => {
  connection.on("error", () => connection.destroy());
  try {
    for await (const line of createInterface({ input: connection })) {
      connection.write(`${JSON.stringify(await problem(JSON.parse(line)))}\n`);
    }
    connection.end();
  } catch {
    connection.destroy();
  }
}).listen(process.argv[2]);
