"""The sizes of paper, and which sheet a drawing needs to be read."""

import re
from dataclasses import dataclass

LEAST = 7.0
"""Points: the smallest text that may be on paper."""

MOST = 8.5
"""Points: how large the text of a drawing is at most, a little less than a page's."""

CUT = 8.5
"""Points: the smallest text of a drawing that has to be cut."""

HEAD_ROOM = 0.88
"""The part of a sheet's height that a drawing gets.

The rest is its heading's, that of a line between, and of the mark under it.
"""

MARGINS = (18.0, 20.0, 20.0)
"""Millimetres: above, below, and at either side of what is printed."""

_FONT = re.compile(r'font-size[:=]"?\s*([\d.]+)px')
_POINTS = 0.75  # a CSS pixel is 1/96 inch, a point 1/72
_PIXELS = 96 / 25.4  # in a millimetre


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper of ``width`` and ``height`` in millimetres."""

    name: str
    width: float
    height: float

    @property
    def room(self) -> tuple[float, float]:
        """Return width and height inside the margins, in CSS pixels."""
        above, below, beside = MARGINS
        return (
            (self.width - 2 * beside) * _PIXELS,
            (self.height - above - below) * _PIXELS,
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """What a book is printed on; wider drawings get a sheet of their own."""

    name: str
    width: float
    height: float

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets, in the order in which a drawing tries them."""
        width, height = self.width, self.height
        return (
            Sheet("upright", width, height),
            Sheet("wide", height, width),
            Sheet("fold", 2 * width, height),
        )


PAPERS = {
    "A4": Paper("A4", 210, 297),
    "Letter": Paper("Letter", 215.9, 279.4),
}
"""The papers that can be asked for, by name."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The size of a drawing in CSS pixels, and that of its smallest text."""

    width: float
    height: float
    text: float


def size_of(svg: str) -> Drawing:
    """Return the size of the drawing *svg*, which has a viewBox."""
    view = re.search(r'viewBox="([^"]+)"', svg)
    _, _, width, height = map(float, view[1].split()) if view else (0, 0, 0, 0)
    return Drawing(width, height, min(map(float, _FONT.findall(svg)), default=14))


def sheet_for(drawing: Drawing, paper: Paper) -> tuple[Sheet, float]:
    """Return the first sheet on which *drawing* can be read, and its scale there.

    It may be too tall for it, and then has to be cut.
    """
    for sheet in paper.sheets:
        scale = min(1, MOST / (drawing.text * _POINTS), sheet.room[0] / drawing.width)
        if scale * drawing.text * _POINTS >= LEAST:
            break
    return sheet, _less(scale, drawing, sheet)


def _less(scale: float, drawing: Drawing, sheet: Sheet) -> float:
    """Return the scale at which *drawing* is on one sheet, or on not too many."""
    fits = HEAD_ROOM * sheet.room[1] / drawing.height
    readable = fits * drawing.text * _POINTS >= LEAST
    return min(scale, fits if readable else CUT / (drawing.text * _POINTS))
