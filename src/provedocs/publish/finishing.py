"""What a browser leaves undone in a PDF: its outline, and what it says of itself."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    Destination,
    Fit,
    IndirectObject,
    NameObject,
)

from provedocs.publish.outline import Heading
from provedocs.publish.printing import PrintingError


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a PDF says of itself; ``when`` is in UTC, ``2026-01-31T12:00:00Z``."""

    title: str
    author: str
    subject: str
    when: str


def finish(path: Path, headings: Sequence[Heading], imprint: Imprint) -> None:
    """Give the PDF at *path* the outline of its *headings*, and its *imprint*.

    The same book, printed again, is the same file.

    Raises:
        PrintingError: the browser printed other headings.
    """
    writer = PdfWriter(clone_from=PdfReader(path))
    found = list(flat(writer.outline))
    _compare(headings, found)
    del writer.root_object[NameObject("/Outlines")]
    _nest(writer, headings, found)
    writer.page_mode = "/UseOutlines"
    digits = "".join(figure for figure in imprint.when if figure.isdigit())
    writer.metadata = {
        "/Title": imprint.title,
        "/Author": imprint.author,
        "/Subject": imprint.subject,
        "/CreationDate": f"D:{digits}Z",
        "/ModDate": f"D:{digits}Z",
    }
    identity = ByteStringObject(
        hashlib.md5(repr((imprint, headings)).encode()).digest()
    )
    writer._ID = ArrayObject([identity, identity])
    writer.write(path)


def _compare(headings: Sequence[Heading], found: Sequence[Destination]) -> None:
    for heading, place in zip_longest(headings, found):
        title = heading.title if heading else "nothing"
        there = str(place.title) if place else "nothing"
        if "".join(title.split()) != "".join(there.split()):
            raise PrintingError(f"the heading {title!r} was printed as {there!r}")


def flat(outline: Sequence[object]) -> Iterator[Destination]:
    """Give the entries of *outline*, which holds lists, in their order."""
    for entry in outline:
        if isinstance(entry, list):
            yield from flat(entry)
        elif isinstance(entry, Destination):
            yield entry


def _nest(
    writer: PdfWriter, headings: Sequence[Heading], found: Sequence[Destination]
) -> None:
    """Put *headings* under each other; the browser knew where each was *found*."""
    above: list[tuple[int, IndirectObject]] = []
    for heading, place in zip(headings, found, strict=True):
        above = [(depth, entry) for depth, entry in above if depth < heading.depth]
        parent = above[-1][1] if above else None
        fit = Fit.xyz(left=0, top=float(place.top or 0))
        number = writer.get_destination_page_number(place)
        entry = writer.add_outline_item(
            title=heading.title, page_number=number, parent=parent, fit=fit
        )
        above.append((heading.depth, entry))
