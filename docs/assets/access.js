// What Material leaves unsaid to keyboards and screen readers; axe-core asks for each of these.
(() => {
  const each = (selector, change) => document.querySelectorAll(selector).forEach(change);

  function tell() {
    each(".md-search[role=dialog]", (search) => search.setAttribute("aria-label", "Search"));

    // A list within a list is no landmark, and neither are the buttons of each block of code.
    each(".md-code__nav", (nav) => nav.setAttribute("role", "none"));
    each(".md-nav--secondary .md-nav[aria-label]", (nav) => {
      nav.removeAttribute("aria-label");
      nav.setAttribute("role", "none");
    });

    // The arrow of a section that has a page of its own has no name; its list has.
    each(".md-nav__link[id$=_label]", (arrow) => {
      if (arrow.textContent.trim()) return;
      const title = document.querySelector(`.md-nav__title[for="${arrow.htmlFor}"]`);
      const name = document.createElement("span");
      name.className = "unseen";
      name.textContent = `Pages of ${title.textContent.trim()}`;
      arrow.append(name);
    });

    // What scrolls can be reached and scrolled by keys.
    each("pre > code, .md-typeset__scrollwrap", (box) => {
      if (box.scrollWidth > box.clientWidth && box.tabIndex !== 0) box.tabIndex = 0;
    });
  }

  // Material builds what it adds one by one, and takes back what it finds unneeded.
  let due;
  function soon() {
    clearTimeout(due);
    due = setTimeout(tell, 50);
  }
  const watched = { attributeFilter: ["tabindex"], childList: true, subtree: true };
  new MutationObserver(soon).observe(document.body, watched);
  addEventListener("resize", soon);
  soon();
})();
