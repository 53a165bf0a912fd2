"""The last page of a chapter, where it holds but a few lines: those can be spared."""

from collections.abc import Iterator, Mapping

from pypdf import PageObject, PdfReader

from provedocs.publish.book import Book
from provedocs.publish.glyphs import glyphs_of
from provedocs.publish.sheets import MARGINS

LITTLE = 0.22
"""How much of a page's height a few lines take up at most."""

_POINTS = 72 / 25.4  # in a millimetre


def tightened(book: Book, reader: PdfReader, pages: Mapping[str, int]) -> str:
    """Return the HTML of *book*, the chapters that end with a few lines set tighter.

    *reader* has it as it was printed, with its places on *pages*.
    """
    html = book.html
    for name in _loose(book, reader, pages):
        html = html.replace(
            f'<section id="{name}"', f'<section class="tight" id="{name}"'
        )
    return html


def _loose(book: Book, reader: PdfReader, pages: Mapping[str, int]) -> Iterator[str]:
    chapters = [
        h.name for h in book.headings if h.kind == "chapter" and h.name in pages
    ]
    starts = [pages[name] for name in chapters]
    ends = [*(start - 1 for start in starts[1:]), len(reader.pages)][: len(starts)]
    for name, start, end in zip(chapters, starts, ends, strict=True):
        if start < end and _filled(reader.pages[end - 1]) < LITTLE:
            yield name.partition("--")[0]


def _filled(page: PageObject) -> float:
    """Return the part of the height of *page* that is written on, without its foot."""
    above, below = (_POINTS * margin for margin in MARGINS[:2])
    top = float(page.mediabox.height) - above
    bases = [g.base for g in glyphs_of(page) if below < g.base < top and g.text.strip()]
    return (top - min(bases, default=top)) / (top - below)
