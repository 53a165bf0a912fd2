// One page of each kind is used without a mouse: what can be reached, seen, opened and closed.

// What Tab has to reach where a page has it: name -> selector.
const STOPS = {
  "the link that skips to the content": ".md-skip",
  "the choice of colours": ".md-option[name=__palette]",
  "the search": ".md-search__input",
  "the tabs of the site": ".md-tabs__link",
  "the pages beside this one": ".md-sidebar--primary .md-nav__link",
  "the contents of the page": ".md-sidebar--secondary .md-nav__link",
  "a link of the text": "article p a:not(.headerlink)",
  "the link to the page's source": ".md-content__button",
  "the button that copies code": ".md-code__button, .md-clipboard",
  "a tab of the page": ".tabbed-set > input",
  "a diagram that scrolls": ".diagram-scroll",
  "the next page": ".md-footer__link",
};
const LONGEST = 600; // presses of Tab

const pick = (site) => ["index.html", site.pages.find((page) => site.read(page).includes('class="diagram"')), site.pages.find((page) => site.read(page).includes('class="tabbed-set'))];

// Say what has the focus: which of the stops it is, and whether a reader sees it.
function focused(stops) {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const shown = element.matches("input[type=radio]") ? (document.querySelector(`label[for="${element.id}"]`) ?? element) : element;
  const seen = [element, shown, element.parentElement].some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
  const name = element.id ? `#${element.id}` : `${element.tagName.toLowerCase()}.${element.className}`;
  return { name, seen: seen || element.matches(".md-search__input, .md-option"), stops: Object.keys(stops).filter((stop) => element.matches(stops[stop])) };
}

// A search that opens shows where it is; so do the buttons for colours, by their change.
async function walk(tab, page) {
  const reached = new Set();
  const faults = [];
  const names = new Set();
  for (let presses = 0; presses < LONGEST; presses += 1) {
    await tab.keyboard.press("Tab");
    const now = await tab.evaluate(focused, STOPS);
    if (!now) break;
    if (!presses && !now.stops.includes("the link that skips to the content")) faults.push({ page, what: `Tab does not begin with the link that skips to the content, but with ${now.name}` });
    if (!now.seen && !names.has(now.name)) faults.push({ page, what: `nobody sees that ${now.name} has the focus` });
    names.add(now.name);
    now.stops.forEach((stop) => reached.add(stop));
  }
  const there = await tab.evaluate((stops) => Object.keys(stops).filter((stop) => [...document.querySelectorAll(stops[stop])].some((each) => each.offsetParent || each.matches(".md-option, .md-skip"))), STOPS);
  faults.push(...there.filter((stop) => !reached.has(stop)).map((stop) => ({ page, what: `Tab never reaches ${stop}` })));
  return faults;
}

async function skip(tab, page) {
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  const hash = await tab.evaluate(() => location.hash);
  return hash.length > 1 ? [] : [{ page, what: "the link that skips to the content leads nowhere" }];
}

async function search(tab, page) {
  if (!(await tab.$(".md-search__input"))) return [];
  await tab.keyboard.press("/");
  await tab.keyboard.type("volume");
  const found = await tab.waitForSelector(".md-search-result__item a", { timeout: 20_000 }).catch(() => null);
  await tab.keyboard.press("Escape");
  const open = await tab.evaluate(() => document.querySelector("#__search")?.checked);
  return [
    ...(found ? [] : [{ page, what: "the search, opened by /, finds nothing of a volume" }]),
    ...(open ? [{ page, what: "Escape does not close the search" }] : []),
  ];
}

export async function keyboard(site) {
  const browser = await site.browser();
  const faults = [];
  for (const page of new Set(pick(site).filter(Boolean))) {
    for (const use of [skip, walk, search]) {
      const window = await browser.createBrowserContext();
      const tab = await window.newPage();
      await tab.setViewport({ width: 1280, height: 900 });
      await tab.goto(site.address(page), { waitUntil: "networkidle2" });
      faults.push(...(await use(tab, page)));
      await window.close();
    }
  }
  return faults;
}
