// What happens inside the browser's page to draw diagrams; see browser.mjs.

// Return for each of `diagrams` ({id, source}) its SVG with its size, or the error of its
// source; of a sequence diagram also its participants and messages, as Mermaid reads them.
export async function draw(config, diagrams) {
  const { mermaid } = globalThis;
  mermaid.initialize({ ...config, startOnLoad: false, securityLevel: "strict" });

  async function fontsFor(text) {
    const faces = [...document.fonts].map((face) => `${face.weight} 14px ${face.family}`);
    await Promise.all([...new Set(faces)].map((face) => document.fonts.load(face, text)));
  }

  function size(svg) {
    const [, , width, height] = svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    return { width, height };
  }

  async function told(source) {
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    if (type !== "sequence") return { type };
    const { LINETYPE: kinds } = db;
    const kind = Object.fromEntries(Object.entries(kinds).map(([name, number]) => [number, name]));
    const actors = Object.fromEntries([...db.getActors()].map(([key, actor]) => [key, actor.description]));
    const steps = db.getMessages().map(({ from, to, type: number, message }) => ({
      from: from ?? "", to: to ?? "", kind: kind[number] ?? String(number),
      text: typeof message === "string" ? message : message?.message ?? "",
    }));
    return { type, actors, steps, title: db.getDiagramTitle?.() ?? "" };
  }

  // A page styles sequence diagrams itself, in its own colours; Mermaid's style only for it
  // to be overridden, and the shapes that nothing refers to, stay behind.
  function trim(svg, type) {
    if (type === "sequence") svg.querySelectorAll("style").forEach((style) => style.remove());
    const text = new XMLSerializer().serializeToString(svg);
    for (const shape of svg.querySelectorAll("symbol[id], marker[id]")) {
      if (!text.includes(`#${shape.id})`) && !text.includes(`#${shape.id}"`)) shape.remove();
    }
    for (const empty of svg.querySelectorAll("defs:empty, g:empty")) empty.remove();
    for (const known of svg.querySelectorAll("[id]")) {
      // Mermaid's names for its parts are the same in each drawing of a page.
      if (!known.id.includes(svg.id) && !text.includes(`#${known.id}`)) known.removeAttribute("id");
    }
    for (const named of svg.querySelectorAll("[name]")) named.removeAttribute("name"); // no HTML
  }

  async function one({ id, source }) {
    await fontsFor(source);
    try {
      const { svg } = await mermaid.render(id, source);
      document.body.innerHTML = svg;
      const element = document.querySelector("svg");
      const seen = { ...size(element), ...(await told(source)) };
      trim(element, seen.type);
      return { svg: new XMLSerializer().serializeToString(element), ...seen };
    } catch (error) {
      const line = error.hash?.loc?.first_line ?? Number(/line (\d+)/.exec(error.message)?.[1] ?? 1);
      return { error: String(error.message), line };
    } finally {
      document.body.replaceChildren();
    }
  }

  const drawn = [];
  for (const diagram of diagrams) drawn.push(await one(diagram)); // Mermaid draws one at a time
  return drawn;
}
