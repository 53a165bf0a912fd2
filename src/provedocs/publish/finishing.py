"""What a browser leaves undone in a PDF: its outline, and what it says of itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    Destination,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from provedocs.publish.outline import Heading
from provedocs.publish.printing import PrintingError
from provedocs.publish.revision import Revision


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a PDF says of itself; ``when`` is in UTC, ``2026-01-31T12:00:00Z``."""

    title: str
    author: str
    subject: str
    when: str

    @property
    def figures(self) -> str:
        """Return ``when`` as a PDF has it: 14 figures."""
        return "".join(figure for figure in self.when if figure.isdigit())


def finish(path: Path, headings: Sequence[Heading], imprint: Imprint) -> None:
    """Give the PDF at *path* the outline of its *headings*, and its *imprint*.

    The same book, printed again, is the same file.

    Raises:
        PrintingError: the browser printed other headings.
    """
    data, reader = path.read_bytes(), PdfReader(path)
    found = list(flat(reader.outline))
    _compare(headings, found)
    revision = Revision(data, reader)
    root = reader.root_object
    catalog = _dictionary({name: root.raw_get(name) for name in root})
    catalog[NameObject("/Outlines")] = _outline(revision, headings, found)
    catalog[NameObject("/PageMode")] = NameObject("/UseOutlines")
    revision.replace("/Root", catalog)
    revision.replace("/Info", _info(imprint))
    path.write_bytes(revision.written(imprint.figures))


def _info(imprint: Imprint) -> DictionaryObject:
    date = f"D:{imprint.figures}Z"
    told = {
        "/Title": imprint.title,
        "/Author": imprint.author,
        "/Subject": imprint.subject,
        "/CreationDate": date,
        "/ModDate": date,
    }
    return _dictionary({name: TextStringObject(text) for name, text in told.items()})


def _dictionary(values: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(name): value for name, value in values.items()})


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


def _outline(
    revision: Revision, headings: Sequence[Heading], found: Sequence[Destination]
) -> IndirectObject:
    """Put *headings* under each other; the browser knew where each was *found*."""
    root = revision.reference()
    above = [(0, root)]
    below: dict[int, list[IndirectObject]] = {root.idnum: []}
    entries = {}
    for heading, place in zip(headings, found, strict=True):
        above = [(depth, entry) for depth, entry in above if depth < heading.depth]
        parent, entry = above[-1][1], revision.reference()
        below[parent.idnum].append(entry)
        below[entry.idnum] = []
        above.append((heading.depth, entry))
        entries[entry.idnum] = (entry, parent, heading.title, place)
    for entry, parent, title, place in entries.values():
        family = _family(entry, below[parent.idnum], below[entry.idnum])
        told = {"/Title": TextStringObject(title), "/Dest": _dest(place)}
        revision.set(entry, _dictionary({**told, "/Parent": parent, **family}))
    count = {"/Type": NameObject("/Outlines"), **_children(below[root.idnum])}
    revision.set(
        root, _dictionary({**count, "/Count": NumberObject(len(below[root.idnum]))})
    )
    return root


def _family(
    entry: IndirectObject,
    siblings: list[IndirectObject],
    children: list[IndirectObject],
) -> dict[str, Any]:
    """Return the neighbours of *entry*, and its *children*, which are folded in."""
    at = siblings.index(entry)
    before = {"/Prev": siblings[at - 1]} if at else {}
    behind = {"/Next": siblings[at + 1]} if at + 1 < len(siblings) else {}
    count = {"/Count": NumberObject(-len(children))} if children else {}
    return {**before, **behind, **_children(children), **count}


def _children(children: list[IndirectObject]) -> dict[str, Any]:
    return {"/First": children[0], "/Last": children[-1]} if children else {}


def _dest(place: Destination) -> ArrayObject:
    top = FloatObject(place.top or 0)
    page = place.raw_get("/Page")
    return ArrayObject(
        [page, NameObject("/XYZ"), NumberObject(0), top, NumberObject(0)]
    )
