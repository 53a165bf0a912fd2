"""What a browser leaves undone in a PDF: its outline, and what it says of itself."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject, Destination, Fit, NameObject

from provedocs.publish.outline import Heading


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a PDF says of itself; ``when`` is a time in UTC, ``2026-01-31T12:00:00Z``."""

    title: str
    author: str
    subject: str
    when: str


def finish(path: Path, headings: Sequence[Heading], imprint: Imprint) -> None:
    """Give the PDF at *path* the outline of its *headings*, and its *imprint*.

    The same book, printed again, is the same file.
    """
    writer = PdfWriter(clone_from=PdfReader(path))
    found = list(flat(writer.outline))[-len(headings) :]
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
    above: list[tuple[int, object]] = []
    numbers = {
        page.indirect_reference: number for number, page in enumerate(writer.pages)
    }
    for heading, place in zip(headings, found, strict=True):
        above = [(depth, entry) for depth, entry in above if depth < heading.depth]
        parent = above[-1][1] if above else None
        fit = Fit.xyz(left=0, top=float(place.top or 0))
        number = numbers[place.page.indirect_reference]
        entry = writer.add_outline_item(heading.title, number, parent, fit=fit)  # type: ignore[arg-type]
        above.append((heading.depth, entry))
