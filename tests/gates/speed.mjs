// Lighthouse, as for a phone: what it can judge alike on every machine must be perfect.
import lighthouse from "lighthouse";

const PERFECT = ["accessibility", "best-practices", "seo"];
const SHIFT = 0.02; // how much may move while a page loads, of the window's area

// Return one page of each kind: the home, one with a diagram, one of the reference.
function kinds(site) {
  const drawn = site.pages.find((page) => site.read(page).includes('class="diagram"'));
  const listed = site.pages.filter((page) => site.read(page).includes('class="mkdocstrings-source"'));
  const smallest = listed.sort((one, other) => site.read(one).length - site.read(other).length)[0];
  return ["index.html", drawn, smallest].filter(Boolean);
}

export async function speed(site) {
  const browser = await site.browser();
  const port = Number(new URL(browser.wsEndpoint()).port);
  const faults = [];
  const scores = [];
  for (const page of kinds(site)) {
    const { lhr } = await lighthouse(site.address(page), { port, output: "json", logLevel: "silent" });
    if (lhr.runtimeError) faults.push({ page, what: lhr.runtimeError.message });
    const score = (name) => Math.round(100 * (lhr.categories[name].score ?? 0));
    scores.push(`${page} ${["performance", ...PERFECT].map(score).join("/")}`);
    for (const name of PERFECT.filter((each) => score(each) < 100)) {
      const failed = lhr.categories[name].auditRefs.filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 1);
      faults.push(...failed.map(({ id }) => ({ page, what: `${name} ${score(name)}: ${id}: ${lhr.audits[id].title} ${JSON.stringify(lhr.audits[id].details?.items?.slice(0, 2) ?? "").slice(0, 300)}` })));
    }
    const shift = lhr.audits["cumulative-layout-shift"].numericValue;
    if (shift > SHIFT) faults.push({ page, what: `moves while it loads: cumulative layout shift ${shift.toFixed(3)}` });

  }
  site.told.speed = `performance/${PERFECT.join("/")}: ${scores.join("; ")}`;
  return faults;
}
