"""Add a revision to a PDF: its bytes stay, and what is new or other comes behind.

That is an incremental update of ISO 32000-2, 7.5.6.  To write a large book anew, with
all the tags in it, would take as long as to print it.
"""

import hashlib
import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}(\+00'00'\))")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


class Revision:
    """Objects to be added to the PDF *data*, which *reader* has read."""

    def __init__(self, data: bytes, reader: PdfReader) -> None:
        self._data, self._reader = data, reader
        self._objects: dict[int, PdfObject] = {}
        self._size = int(str(reader.trailer["/Size"]))

    def reference(self) -> IndirectObject:
        """Return a reference to an object that is to be set."""
        self._size += 1
        return IndirectObject(self._size - 1, 0, self._reader)

    def set(self, reference: IndirectObject, value: PdfObject) -> None:
        """Make *value* what is at *reference*, which may be new."""
        self._objects[reference.idnum] = value

    def replace(self, name: str, value: DictionaryObject) -> None:
        """Make *value* what the trailer calls *name*: ``/Root`` or ``/Info``."""
        self.set(self._reader.trailer.raw_get(name), value)

    def written(self, when: str) -> bytes:
        """Return the PDF with this revision; *when*, 14 figures, is all its dates."""
        data = _DATE.sub(rb"\g<1>" + when.encode() + rb"\g<2>", self._data)
        start = _START.search(data)
        assert start, "no end of a PDF"
        out = BytesIO()
        out.write(data)
        places = dict(self._write_objects(out))
        table = out.tell()
        for number, place in places.items():
            out.write(b"xref\n" if number == min(places) else b"")
            out.write(f"{number} 1\n{place:010} 00000 n \n".encode())
        out.write(b"trailer\n")
        self._trailer(int(start[1]), out.getvalue()).write_to_stream(out)
        out.write(f"\nstartxref\n{table}\n%%EOF\n".encode())
        return out.getvalue()

    def _write_objects(self, out: BytesIO) -> list[tuple[int, int]]:
        places = []
        for number, value in sorted(self._objects.items()):
            places.append((number, out.tell()))
            out.write(f"{number} 0 obj\n".encode())
            value.write_to_stream(out)
            out.write(b"\nendobj\n")
        return places

    def _trailer(self, before: int, written: bytes) -> DictionaryObject:
        """Return the trailer; its ID is of all that was *written*."""
        identity = ByteStringObject(hashlib.md5(written).digest())
        trailer = self._reader.trailer
        return DictionaryObject(
            {
                NameObject("/Size"): NumberObject(self._size),
                NameObject("/Root"): trailer.raw_get("/Root"),
                NameObject("/Info"): trailer.raw_get("/Info"),
                NameObject("/Prev"): NumberObject(before),
                NameObject("/ID"): ArrayObject([identity, identity]),
            }
        )
