// A built site under test: its pages, served, and one browser that opens them.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../../src/provedocs/publish/launch.mjs";
import { serve } from "./serve.mjs";
import { visitAll } from "./visit.mjs";

const CANONICAL = /<link\s[^>]*rel="canonical"[^>]*>/;

export class Site {
  // What a gate has to tell beside its faults, by the gate's name.
  told = {};
  #browser;
  #visits;

  // `source` is the folder that holds the pages that the site was built from.
  static async open(folder, source) {
    const site = new Site();
    site.folder = folder;
    site.source = source;
    site.pages = globSync("**/*.html", { cwd: folder }).sort();
    if (!site.pages.length) throw new Error(`there are no pages in ${folder}: run make site`);
    const address = CANONICAL.exec(site.read("index.html"))?.[0].match(/href="([^"]+)"/)?.[1];
    site.base = address ? new URL(address).pathname : "/";
    site.server = await serve(folder, site.base);
    return site;
  }

  read(page) {
    return readFileSync(join(this.folder, page), "utf8");
  }

  address(page) {
    return `${this.server.origin}${this.base}${page.replace(/(^|\/)index\.html$/, "$1")}`;
  }

  // Return the browser; it is started for the first that asks.
  async browser() {
    this.#browser ??= await launch();
    return this.#browser.browser;
  }

  // Return what was noted when each page was opened; it is done once.
  async visits() {
    this.#visits ??= await visitAll(await this.browser(), this.server.origin, this.pages.map((page) => ({ page, address: this.address(page) })));
    return this.#visits;
  }

  async close() {
    this.server.close();
    await this.#browser?.close();
  }
}
