"""Cut a sequence diagram that is taller than its sheet, between two of its messages.

What is read here of a drawing is what Mermaid 11 draws: the classes and places of the
elements in its ``svgDraw.js``.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_ELEMENT = re.compile(r"<(line|path|rect|text|polygon)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STYLE = re.compile(r"<style\b.*?</style>|<defs\b.*?</defs>", re.DOTALL)
_VIEW = re.compile(r'viewBox="[^"]+"')
_SIZE = re.compile(r'\s(?:width|height|style)="[^"]*"')
_ROOT = re.compile(r"<svg\b[^>]*>")

_AIR = 3
"""Pixels above and below an element that stay with it."""

_ARROW = 40
"""Pixels from the top of a message to its arrow, which is under it."""

_PASSED = re.compile(r"actor-line|activation|\brect\b")
"""Classes of what runs down the drawing, and may be cut."""


def slices(svg: str, room: float) -> list[str]:
    """Return *svg* in parts of at most *room* high, each under the participants.

    It stays whole if it has no participants, or no place to be cut at.
    """
    left, top, width, height = map(float, _NUMBER.findall(_view(svg)))
    head = _head(svg)
    cuts = _even_cuts(top, top + height, room, head - top, svg) if head else []
    if not cuts:
        return [svg]
    edges = [top, *cuts, top + height]
    parts = [
        _seen(svg, (left, start, width, end - start)) for start, end in pairwise(edges)
    ]
    names = _seen(svg, (left, top, width, head - top)).replace(
        "<svg", '<svg aria-hidden="true"', 1
    )
    return [parts[0], *(names + part for part in parts[1:])]


def _view(svg: str) -> str:
    view = _VIEW.search(svg)
    return view[0] if view else ""


def _head(svg: str) -> float:
    """Return where the participants' boxes end; 0 if there are none."""
    boxes = (attributes for name, attributes in _elements(svg) if name == "rect")
    ends = [
        float(box["y"]) + float(box["height"])
        for box in boxes
        if "actor-top" in box.get("class", "")
    ]
    return max(ends, default=-_AIR) + _AIR


def _elements(svg: str) -> Iterator[tuple[str, dict[str, str]]]:
    for name, attributes in _ELEMENT.findall(_STYLE.sub("", svg)):
        yield name, dict(_ATTRIBUTE.findall(attributes))


def _taken(svg: str) -> Iterator[tuple[float, float]]:
    """Give from where to where each element goes that must not be cut."""
    for name, attributes in _elements(svg):
        if not _PASSED.search(attributes.get("class", "")):
            ys = _EXTENTS[name](attributes)
            upright = name == "line" and attributes.get("x1") == attributes.get("x2")
            if ys and not upright:
                yield min(ys) - _AIR, max(ys) + _AIR


def _rect(attributes: dict[str, str]) -> list[float]:
    y = float(attributes.get("y", 0))
    return [y, y + float(attributes.get("height", 0))]


def _text(attributes: dict[str, str]) -> list[float]:
    y = float(attributes.get("y", 0))
    kind = attributes.get("class", "")
    if "messageText" in kind:
        return [y, y + _ARROW]
    if "sequenceNumber" in kind:  # it stands on the arrow, and is small
        return [y - 10, y]
    return [y, y + 24] if attributes.get("dy") == "1em" else [y - 10, y + 10]


def _path(attributes: dict[str, str]) -> list[float]:
    return [float(y) for y in _NUMBER.findall(attributes.get("d", ""))[1::2]]


_EXTENTS = {
    "line": lambda at: [float(at.get("y1", 0)), float(at.get("y2", 0))],
    "path": _path,
    "polygon": lambda at: [
        float(y) for y in _NUMBER.findall(at.get("points", ""))[1::2]
    ],
    "rect": _rect,
    "text": _text,
}
"""Element -> the heights that it reaches."""


def _even_cuts(
    top: float, end: float, room: float, head: float, svg: str
) -> list[float]:
    """Return the heights to cut at so that the parts are few, and about as high."""
    taken = list(_taken(svg))
    fewest = _cuts(top, end, room, head, taken)
    less = (_cuts(top, end, room * part / 20, head, taken) for part in range(8, 20))
    return next((cuts for cuts in less if cuts and len(cuts) == len(fewest)), fewest)


def _cuts(
    top: float, end: float, room: float, head: float, taken: list[tuple[float, float]]
) -> list[float]:
    """Return the heights to cut at; none if any part has no place for it."""
    cuts: list[float] = []
    start, left = top, room
    while end - start > left:
        places = (start + left - step for step in range(int(left - head)))
        cut = next((y for y in places if not _inside(y, taken)), None)
        if cut is None or cut <= start:
            return []
        cuts.append(cut)
        start, left = cut, room - head
    return cuts


def _inside(y: float, taken: list[tuple[float, float]]) -> bool:
    return any(start < y < end for start, end in taken)


def _seen(svg: str, view: tuple[float, float, float, float]) -> str:
    """Return *svg* with nothing to be seen but what is in *view*."""
    box = " ".join(f"{number:g}" for number in view)
    sized = f'viewBox="{box}" width="{view[2]:g}" height="{view[3]:g}"'
    return _ROOT.sub(
        lambda root: _VIEW.sub(sized, _SIZE.sub("", root[0])), svg, count=1
    )
