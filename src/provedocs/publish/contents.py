"""The first pages of a book: its cover, and its contents with the numbers of pages."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from provedocs.publish.outline import Heading

_PAGE = re.compile(r'(<span[^>]* data-page="([^"]+)">)[^<]*(</span>)')

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_WHOLE = r"<time>\g<0></time>"

TITLE = 30
"""Points: the size of the title on the cover, in ``book.css``."""

CONTENTS = "contents"
"""The id of the list of contents."""


def cover(title: str, guide: str, told: Sequence[str]) -> str:
    """Return the cover: the *title*, the *guide* if it is but one, what is *told*."""
    lines = "".join(f"<p>{_DATE.sub(_WHOLE, escape(line))}</p>" for line in told)
    part = f'<p class="guide">{escape(guide)}</p>' if guide else ""
    return (
        f'<header class="cover"><p class="title">{escape(title)}</p>{part}'
        f'<div class="told">{lines}</div></header>'
    )


def contents(headings: Sequence[Heading], kinds: Sequence[str]) -> str:
    """Return the list of those *headings* that are of one of *kinds*."""
    entries = "".join(_entry(heading) for heading in headings if heading.kind in kinds)
    return (
        f'<nav class="contents" id="{CONTENTS}"><h1>Contents</h1>'
        f"<ul>{entries}</ul></nav>"
    )


def _entry(heading: Heading) -> str:
    number = f'<span class="number" data-page="{escape(heading.name)}"></span>'
    return (
        f'<li class="{heading.kind} depth-{heading.depth}">'
        f'<a href="#{escape(heading.name)}"><span>{escape(heading.title)}</span>'
        f'<span class="dots"></span>{number}</a></li>'
    )


def number_pages(html: str, pages: Mapping[str, int]) -> str:
    """Return *html* with the number of the page of each place that it asks for.

    Unknown ones get three figures, which is as wide as most are.
    """

    def numbered(asked: re.Match[str]) -> str:
        number = str(pages.get(asked[2], "000"))
        text = number if 'class="number"' in asked[1] else f" (page {number})"
        return f"{asked[1]}{text}{asked[3]}"

    return _PAGE.sub(numbered, html)
