// HTML as its standard has it, by html-validate, which says here what is a fault, not a taste.
import { HtmlValidate, StaticConfigLoader } from "html-validate";

// What Material 9.8.1 writes against the standard, and harms nobody: rule -> what is said of it.
const MATERIALS = {
  "valid-autocomplete": /^autocomplete attribute cannot be used on <input type="(checkbox|radio)">/, // else Firefox keeps menus open
  "attribute-misuse": /^"rel" attribute .* <a> does not allow rel="edit"/, // the link to a page's source
  "attribute-allowed-values": /^Attribute "tabindex" has invalid value ""/, // a section's arrow that is none
};

export async function markup(site) {
  const checker = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:standard"] }));
  const faults = [];
  for (const page of site.pages) {
    const { results } = await checker.validateString(site.read(page), page);
    const messages = results.flatMap((result) => result.messages);
    faults.push(...messages
      .filter(({ ruleId, message }) => !MATERIALS[ruleId]?.test(message))
      .map(({ ruleId, message, line, selector }) => ({ page: `${page}:${line}`, what: `${ruleId}: ${message} (${selector})` })));
  }
  return faults;
}
