"""What is on the pages of a PDF: each letter, where it is, and how large.

It reads what browsers write (Skia's PDFs): letters of composite fonts or drawn ones,
each with a place of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PageObject

from provedocs.publish.widths import Widths, widths_of

Matrix = tuple[float, float, float, float, float, float]

_STEP = re.compile(
    rb"<(?P<letters>[0-9A-Fa-f]+)> (?P<writes>Tj)"
    rb"|(?:(?P<font>/\S+) )?(?P<numbers>(?:[-.\d]+ )+)(?P<does>cm|Tm|Td|Tf)(?!\w)"
    rb"|(?<![/\w])(?P<stack>[qQ])(?!\w)"
)
"""What moves, or writes; all else that is on a page is lines and colours."""

_UNIT: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter at its place, in points from the page's lower left corner.

    ``missing`` says that its font has no such letter, and shows a box instead.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    missing: bool


def glyphs_of(page: PageObject) -> Iterator[Glyph]:
    """Give the letters of *page* in the order in which they were written."""
    fonts = widths_of(page)
    here, kept, line = _UNIT, list[Matrix](), _UNIT
    font: Widths | None = None
    size = 0.0
    contents = page.get_contents()
    for step in _STEP.finditer(contents.get_data() if contents is not None else b""):
        match step["does"] or step["writes"] or step["stack"]:
            case b"q":
                kept.append(here)
            case b"Q":
                here = kept.pop()
            case b"cm":
                here = _times(_matrix(step), here)
            case b"Tf":
                font, size = fonts[step["font"].decode()], float(step["numbers"])
            case b"Tm":
                line = _matrix(step)
            case b"Td":
                right, up = map(float, step["numbers"].split())
                line = _times((1, 0, 0, 1, right, up), line)
            case b"Tj" if font:
                yield from _shown(step["letters"], font, size, _times(line, here))


def _matrix(step: re.Match[bytes]) -> Matrix:
    a, b, c, d, e, f = map(float, step["numbers"].split())
    return a, b, c, d, e, f


def _times(one: Matrix, two: Matrix) -> Matrix:
    """Return the matrix that does *one*, then *two*."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i, a * h + b * j, c * g + d * i,
        c * h + d * j, e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def _shown(letters: bytes, font: Widths, size: float, where: Matrix) -> Iterator[Glyph]:
    data = bytes.fromhex(letters.decode())
    at = 0.0
    for start in range(0, len(data), font.bytes):
        number = int.from_bytes(data[start : start + font.bytes], "big")
        width = font.widths.get(number, font.other) * size
        left, base = _point(where, at)
        right, _ = _point(where, at + width)
        yield Glyph(
            text=font.meant.get(number, ""),
            left=min(left, right),
            right=max(left, right),
            base=base,
            size=size * abs(where[0] * where[3] - where[1] * where[2]) ** 0.5,
            missing=number == 0 and font.bytes == 2,
        )
        at += width


def _point(where: Matrix, along: float) -> tuple[float, float]:
    return along * where[0] + where[4], along * where[1] + where[5]
