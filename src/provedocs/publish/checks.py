"""What must be true of every printed book; what is not is said page by page."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from pypdf import PageObject
from pypdf.generic import Destination

from provedocs.publish.legibility import (
    left_over,
    listings,
    margins,
    missing,
    shrunk,
    sizes,
)
from provedocs.publish.links import is_real
from provedocs.publish.printed import Printed
from provedocs.publish.printing import pages_of
from provedocs.publish.widths import widths_of

_TOLD = 3
"""How many faults of a kind are told."""


def problems_of(printed: Printed) -> list[str]:
    """Return what is wrong with the book that was *printed*, one line each.

    Of many faults of a kind, the first are told.
    """
    return [
        f"{printed.path.name}: {problem}"
        for check in CHECKS
        for problem in _first(list(check(printed)))
    ]


def _first(problems: list[str]) -> list[str]:
    more = len(problems) - _TOLD
    return [*problems[:_TOLD], *[f"and {more} more like it"] * (more > 0)]


def _pages(printed: Printed) -> Iterator[str]:
    chapters = sum(heading.kind == "chapter" for heading in printed.book.headings)
    if len(printed.reader.pages) < chapters:
        yield f"{chapters} chapters on {len(printed.reader.pages)} pages"


def _outline(printed: Printed) -> Iterator[str]:
    titles = [entry.title for entry in _flat(printed.reader.outline)]
    expected = [heading.title for heading in printed.book.headings]
    if lost := [title for title in expected if title not in titles]:
        yield f"the outline lacks {lost[0]!r}"
    elif titles != expected:
        yield "the outline is not in the order of the headings"


def _flat(outline: Sequence[object]) -> Iterator[Destination]:
    """Give the entries of *outline*, which holds lists, in their order."""
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        elif isinstance(entry, Destination):
            yield entry


def _numbers(printed: Printed) -> Iterator[str]:
    """Compare the numbers in the contents with where their links lead."""
    pages = pages_of(printed.reader)
    told = dict(
        re.findall(r'class="number" data-page="([^"]+)">(\d+)<', printed.book.html)
    )
    for name, number in told.items():
        if pages.get(name) != int(number):
            yield f"the contents say {number}, {name} is on page {pages.get(name)}"


def _links(printed: Printed) -> Iterator[str]:
    names = set(printed.reader.named_destinations)
    for number, page in enumerate(printed.reader.pages, 1):
        for annotation in page.annotations or ():
            link = annotation.get_object()
            action = link.get("/A", {})
            name = link.get("/Dest", action.get("/D"))
            if isinstance(name, str) and name not in names:
                yield f"page {number}: a link to {name} leads nowhere"
            if "/URI" in action and not _leads(str(action["/URI"])):
                yield f"page {number}: nobody can follow a link to {action['/URI']}"


def _leads(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https", "mailto") and is_real(address)


def _fonts(printed: Printed) -> Iterator[str]:
    fonts = {f for page in printed.reader.pages for f in _loose(page)}
    yield from (f"the font {font} is not in the file" for font in sorted(fonts))


def _loose(page: PageObject) -> list[str]:
    return [font.name for font in widths_of(page).values() if not font.embedded]


def _told(printed: Printed) -> Iterator[str]:
    root = printed.reader.root_object
    told: Mapping[str, object] = printed.reader.metadata or {}
    said = {
        "title": told.get("/Title"),
        "author": told.get("/Author"),
        "date": told.get("/CreationDate"),
        "language": root.get("/Lang"),
        "tags": root.get("/StructTreeRoot"),
        "outline": root.get("/Outlines"),
    }
    yield from (f"it has no {what}" for what, value in said.items() if not value)


CHECKS: Sequence[Callable[[Printed], Iterator[str]]] = (
    _pages,
    _outline,
    _numbers,
    _links,
    listings,
    left_over,
    missing,
    margins,
    shrunk,
    sizes,
    _fonts,
    _told,
)
"""Each gives what is wrong, a line for each."""
