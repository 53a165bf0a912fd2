// The search's index is larger than any page: it is asked for when somebody searches.
(() => {
  const { open, send } = XMLHttpRequest.prototype;
  const searching = new Promise((resolve) => {
    addEventListener("focusin", ({ target }) => target.matches(".md-search__input") && resolve());
  });
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.later = String(url).endsWith("/search/search_index.json");
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (this.later) searching.then(() => send.call(this, body));
    else send.call(this, body);
  };
})();
