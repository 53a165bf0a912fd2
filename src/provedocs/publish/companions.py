"""What stands beside a site's pages, for programs that read it: see `COMPANIONS`.

``llms.txt`` is what https://llmstxt.org describes; ``robots.txt`` is RFC 9309.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from provedocs.files import write_atomically
from provedocs.publish.copies import Copies, copy_of
from provedocs.publish.descriptions import describe

Texts = list[tuple[Page, str]]
"""The pages in the order of the site's navigation, each with its copy."""


def write_companions(pages: Iterable[Page], files: Files, config: MkDocsConfig) -> None:
    """Describe *pages*, and write into the site a copy of each, and its companions."""
    copies, site = Copies(config, files), Path(config.site_dir)
    texts = [(page, copies.text(page)) for page in _in_order(pages)]
    for page, text in texts:
        describe(page)
        write_atomically(site / copy_of(page), text.encode())
    for name, make in COMPANIONS.items():
        lines = "\n".join(make(texts, config))
        write_atomically(site / name, f"{lines}\n".encode())


def _in_order(pages: Iterable[Page]) -> Iterator[Page]:
    """Yield *pages* as a reader goes through them; last those that nothing leads to."""
    pages = list(pages)
    linked = [page for page in pages if page.previous_page or page.next_page]
    page = next((page for page in linked if not page.previous_page), None)
    while page:
        yield page
        page = page.next_page
    yield from (page for page in pages if page not in linked)


def _robots(texts: Texts, config: MkDocsConfig) -> Iterator[str]:
    yield from ("User-agent: *", "Allow: /")
    if config.site_url:
        yield f"Sitemap: {config.site_url}sitemap.xml"


def _index(texts: Texts, config: MkDocsConfig) -> Iterator[str]:
    yield from (f"# {config.site_name}", "", f"> {config.site_description}")
    pages = [page for page, _ in texts]
    for section, found in groupby(pages, key=_section):
        yield from ("", f"## {section}", "")
        for page in found:
            address = f"{config.site_url or ''}{copy_of(page)}"
            yield f"- [{page.title}]({address}): {describe(page)}"


def _section(page: Page) -> str:
    """Return the title of the part of the navigation that *page* stands in."""
    *_, top = [page, *page.ancestors]
    return str(top.title)


def _all(texts: Texts, config: MkDocsConfig) -> Iterator[str]:
    for page, text in texts:
        yield from (f"<!-- {config.site_url or ''}{page.url} -->", "", text)


COMPANIONS: dict[str, Callable[[Texts, MkDocsConfig], Iterator[str]]] = {
    "robots.txt": _robots,
    "llms.txt": _index,
    "llms-full.txt": _all,
}
"""File -> its lines: where robots find the pages, an index of them, and all of them."""
