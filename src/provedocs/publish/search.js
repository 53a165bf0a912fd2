// What is asked of the search is names of code.  Material's worker would take "--display-name"
// for "without display", and the parts of "cinder.volume.api" for any one of them.  Here the
// parts of a word, or of words in quotation marks, belong together; and a private name is
// looked for without its underscore, too.
(() => {
  const [SETUP, QUERY] = [0, 2]; // SearchMessageType, in Material's worker/message/index.ts
  let separator;
  const plain = (unit) => {
    const parts = unit.split(separator).filter(Boolean);
    if (parts.length > 1) return parts.map((part) => `+${part}*`);
    return parts.flatMap((part) => (/^_[^_]/.test(part) ? [part, part.slice(1)] : [part]));
  };
  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) separator = new RegExp(message.data.config.separator);
    if (message.type === QUERY) {
      message.data = (message.data.match(/"[^"]*"|\S+/g) ?? []).flatMap(plain).join(" ");
    }
  });
})();
