// Material asks for the index of all pages, and for the worker that searches it, with every
// page.  Here both wait until a reader turns to the search, or comes from it.
(() => {
  const wanted = new Promise((begin) => {
    addEventListener("focusin", ({ target }) => { if (target.name === "query") begin(); });
    const asked = new URLSearchParams(location.search);
    if (asked.has("q") || asked.has("h")) begin();
  });

  const { open, send } = XMLHttpRequest.prototype;
  const waiting = new WeakSet();
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (`${url}`.endsWith("/search/search_index.json")) waiting.add(this);
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (waiting.has(this)) wanted.then(() => send.apply(this, body));
    else send.apply(this, body);
  };

  const Native = Worker;
  self.Worker = new Proxy(Native, {
    construct(target, [url, ...rest]) {
      if (!/\/workers\/search\./.test(url)) return new Native(url, ...rest);
      const late = new EventTarget();
      const real = wanted.then(() => {
        const worker = new Native(url, ...rest);
        worker.addEventListener("message", ({ data }) => late.dispatchEvent(new MessageEvent("message", { data })));
        return worker;
      });
      late.postMessage = (...told) => real.then((worker) => worker.postMessage(...told));
      return late;
    },
  });
})();
