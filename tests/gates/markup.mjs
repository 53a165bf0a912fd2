// HTML as its standard has it, by html-validate; what is Material's is let through by name.
import { HtmlValidate, StaticConfigLoader } from "html-validate";

export async function markup(site) {
  const checker = new HtmlValidate(new StaticConfigLoader({
    extends: ["html-validate:standard"],
    rules: {},
  }));
  const faults = [];
  for (const page of site.pages) {
    const report = await checker.validateString(site.read(page), page);
    for (const { messages } of report.results) {
      faults.push(...messages.map(({ ruleId, message, line, selector }) => ({ page: `${page}:${line}`, what: `${ruleId}: ${message} (${selector})` })));
    }
  }
  return faults;
}
