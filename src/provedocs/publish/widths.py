"""What the fonts of a PDF's page say of their letters: what they mean, how wide they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject

_RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>")
_PAIR = re.compile(r"^<(\w+)>\s*<(\w+)>\s*$", re.MULTILINE)
_SECTION = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Widths:
    """A font as a PDF has it; widths are in parts of the size of its letters.

    ``bytes`` is how many of them make a letter's number; ``embedded`` says whether
    the file brings the font's shapes along.
    """

    name: str
    bytes: int
    meant: dict[int, str]
    widths: dict[int, float]
    other: float
    embedded: bool


def widths_of(page: PageObject) -> dict[str, Widths]:
    """Return the fonts of *page* by the names that its text calls them."""
    resources: Any = page.get("/Resources", {})
    fonts = resources.get("/Font", {})
    return {name: _font(fonts[name]) for name in fonts}


def _font(font: Any) -> Widths:
    told = font.get("/ToUnicode")
    meant = dict(_meant(told.get_data().decode("latin1"))) if told is not None else {}
    return _KINDS[font["/Subtype"]](font, meant)


def _composite(font: Any, meant: dict[int, str]) -> Widths:
    [part] = font["/DescendantFonts"]
    part = part.get_object()
    descriptor = part["/FontDescriptor"]
    return Widths(
        name=str(font["/BaseFont"]).lstrip("/"),
        bytes=2,
        meant=meant,
        widths=dict(_listed(list(part.get("/W", [])))),
        other=float(part.get("/DW", 1000)) / 1000,
        embedded=any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")),
    )


def _drawn(font: Any, meant: dict[int, str]) -> Widths:
    scale, first = float(font["/FontMatrix"][0]), int(font["/FirstChar"])
    widths = {first + at: scale * float(w) for at, w in enumerate(font["/Widths"])}
    return Widths("Type3", 1, meant, widths, 0, embedded=True)


_KINDS = {"/Type0": _composite, "/Type3": _drawn}


def _listed(parts: list[Any]) -> Iterator[tuple[int, float]]:
    """Read an array of widths: ``first [w w ...]`` and ``first last w``."""
    while parts:
        first, second = int(parts.pop(0)), parts.pop(0).get_object()
        if isinstance(second, list):
            yield from ((first + at, float(w) / 1000) for at, w in enumerate(second))
        else:
            width = float(parts.pop(0)) / 1000
            yield from ((number, width) for number in range(first, int(second) + 1))


def _meant(cmap: str) -> Iterator[tuple[int, str]]:
    for kind, section in _SECTION.findall(cmap):
        if kind == "bfchar":
            yield from (
                (int(glyph, 16), _text(to)) for glyph, to in _PAIR.findall(section)
            )
            continue
        for first, last, to in _RANGE.findall(section):
            for at in range(int(last, 16) - int(first, 16) + 1):
                yield int(first, 16) + at, _text(f"{int(to, 16) + at:0{len(to)}X}")


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")
