"""What a browser leaves undone in a PDF: outline, tags, what it says of itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, String

from provedocs.publish.outline import Heading
from provedocs.publish.printing import PrintingError
from provedocs.publish.tagging import mend_tags


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a PDF says of itself; ``when`` is in UTC, ``2026-01-31T12:00:00Z``."""

    title: str
    author: str
    subject: str
    when: str

    def told(self) -> dict[str, str]:
        """Return the entries of the information dictionary."""
        date = f"D:{''.join(figure for figure in self.when if figure.isdigit())}Z"
        return {
            "/Title": self.title,
            "/Author": self.author,
            "/Subject": self.subject,
            "/CreationDate": date,
            "/ModDate": date,
        }


def finish(path: Path, headings: Sequence[Heading], imprint: Imprint) -> None:
    """Give the PDF at *path* the outline of its *headings*, and its *imprint*.

    The same book, printed again, is the same file.

    Raises:
        PrintingError: the browser printed other headings.
    """
    with Pdf.open(path, allow_overwriting_input=True) as pdf:
        _outline(pdf, headings)
        mend_tags(pdf, {heading.name: heading.title for heading in headings})
        _tell(pdf, imprint)
        pdf.save(
            path, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True
        )


def _outline(pdf: Pdf, headings: Sequence[Heading]) -> None:
    """Put *headings* under each other; the browser knew where each was."""
    with pdf.open_outline() as outline:
        found = list(_flat(outline.root))
        _compare(headings, found)
        outline.root.clear()
        above = [(0, outline.root)]
        for heading, place in zip(headings, found, strict=True):
            above = [(depth, list_) for depth, list_ in above if depth < heading.depth]
            entry = OutlineItem(heading.title, _top(place))
            entry.is_closed = True
            above[-1][1].append(entry)
            above.append((heading.depth, entry.children))
    pdf.Root.PageMode = Name.UseOutlines


def _flat(entries: Sequence[OutlineItem]) -> Iterator[OutlineItem]:
    for entry in entries:
        yield entry
        yield from _flat(entry.children)


def _top(place: OutlineItem) -> Array:
    """Return where *place* is, from the left side of its page."""
    assert isinstance(place.destination, Array)
    page, _, _, top, *_ = place.destination
    return Array([page, Name.XYZ, 0, top, 0])


def _compare(headings: Sequence[Heading], found: Sequence[OutlineItem]) -> None:
    for heading, place in zip_longest(headings, found):
        title = heading.title if heading else "nothing"
        there = place.title if place else "nothing"
        if "".join(title.split()) != "".join(there.split()):
            raise PrintingError(f"the heading {title!r} was printed as {there!r}")


def _tell(pdf: Pdf, imprint: Imprint) -> None:
    """Write *imprint* for readers, and as XMP for machines: it is a PDF/UA-1."""
    told = {name: String(text) for name, text in imprint.told().items()}
    pdf.docinfo = pdf.make_indirect(Dictionary(told))
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata.load_from_docinfo(pdf.docinfo)
        metadata["pdfuaid:part"] = "1"
