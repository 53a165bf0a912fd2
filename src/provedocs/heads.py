"""The quiet line under a page's title: what to read before, how long, what proved."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from math import ceil

from provedocs.comments import header_lines
from provedocs.fences import page_lines
from provedocs.marks import FOOT, ProvedPage, To
from provedocs.record import Proof
from provedocs.versions import TOOLS

WORDS_A_MINUTE = 200
BLOCKS_A_MINUTE = 2
"""How fast pages are read; blocks are tried as well."""

_HEADING = re.compile(r"</h1>")
_WORD = re.compile(r"\w+")


def with_head(
    html: str, page: ProvedPage, pages: Mapping[str, ProvedPage], to: To
) -> str:
    """Return *html* with the line of *page* under its title; *pages* are all."""
    if "head" in page.front.hidden:
        return html
    parts = " · ".join(filter(None, _parts(page, pages, to)))
    line = f'<p class="page-head" data-search-exclude>{parts}</p>' if parts else ""
    return _HEADING.sub(lambda end: end[0] + line, html, count=1)


def _parts(page: ProvedPage, pages: Mapping[str, ProvedPage], to: To) -> Iterator[str]:
    before = [pages[name] for name in page.front.prerequisites if name in pages]
    links = [f'<a href="{to(other.url)}">{escape(other.title)}</a>' for other in before]
    yield f"Read before: {', '.join(links)}" if links else ""
    if page.scan.blocks:
        minutes = page.front.minutes or minutes_of(page)
        yield f"{minutes} minute{'s' * (minutes != 1)}"
        yield proved_with(page)


def minutes_of(page: ProvedPage) -> int:
    """Return how many minutes it takes to read *page* and to try its blocks."""
    lines = page_lines(page.scan.text)
    header = header_lines(lines)
    for block in page.scan.blocks:
        lines[block.line - 1 : block.end] = [""] * (block.end - block.line + 1)
    words = len(_WORD.findall("\n".join(lines[header:])))
    return ceil(words / WORDS_A_MINUTE + len(page.scan.blocks) / BLOCKS_A_MINUTE)


def proved_with(page: ProvedPage) -> str:
    """Return when *page* was last proved, and against which versions."""
    if not page.proofs:
        return ""
    newest = max(proof.when for proof in page.proofs.values())
    day = f'<time datetime="{newest}">{newest[:10]}</time>'
    proved = f'<a href="#{FOOT}">Proved</a> on {day}'
    return proved + against(page.proofs.values())


def against(proofs: Iterable[Proof]) -> str:
    """Return what *proofs* leaned on, each with all its versions, but for `TOOLS`."""
    versions: dict[str, set[str]] = {}
    for proof in proofs:
        for name in proof.versions.keys() - TOOLS:
            versions.setdefault(name, set()).add(proof.versions[name])
    names = sorted(versions, key=lambda name: (name == "Python", name))
    told = ", ".join(f"{name} {' and '.join(sorted(versions[name]))}" for name in names)
    return f", with {escape(told)}" if told else ""
