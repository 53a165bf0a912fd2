// What Mermaid itself reads in sequence diagrams: one JSON string a line in, what it
// holds a line out, as a reader would see it (entities resolved, lines apart).
import { createInterface } from "node:readline";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false });

const box = window.document.createElement("div");

function seen(text) {
  // The three replacements are Mermaid's own decodeEntities, which it does not export.
  const html = text.replace(/ﬂ°°/g, "&#").replace(/ﬂ°/g, "&").replace(/¶ß/g, ";");
  return html.split(/<br\s*\/?>/i).map((line) => {
    box.innerHTML = line;
    return box.textContent;
  });
}

async function read(source) {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(source);
  const names = new Map(
    [...db.getActors()].map(([id, actor]) => [id, seen(actor.description)]),
  );
  const messages = db.getMessages().map(({ from, to, type, message }) => ({
    from: names.get(from), to: names.get(to), type, text: seen(message),
  }));
  return { participants: [...names.values()], messages, title: db.getAccTitle() };
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await read(JSON.parse(line)).catch((e) => ({ error: String(e) }));
  console.log(JSON.stringify(answer));
}
