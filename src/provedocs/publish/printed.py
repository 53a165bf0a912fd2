"""A printed book, to be looked at."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pypdf import PdfReader

from provedocs.publish.book import Book
from provedocs.publish.glyphs import Glyph, glyphs_of


@dataclass(frozen=True)
class Printed:
    """A printed book, and the book that it was printed from."""

    path: Path
    book: Book

    @cached_property
    def reader(self) -> PdfReader:
        """Return the file, as pypdf reads it."""
        return PdfReader(self.path)

    @cached_property
    def glyphs(self) -> list[list[Glyph]]:
        """Return the letters of each page."""
        return [list(glyphs_of(page)) for page in self.reader.pages]

    @cached_property
    def texts(self) -> list[str]:
        """Return the text of each page, without what separates its words."""
        return [bare("".join(glyph.text for glyph in page)) for page in self.glyphs]


def how_large(path: Path) -> str:
    """Return the size of the file at *path* as readers are told it: kB or MB."""
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def bare(text: str) -> str:
    """Return *text* without spaces, which a PDF need not hold."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text)
