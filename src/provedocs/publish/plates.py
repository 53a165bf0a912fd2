"""Drawings on paper: each on the sheet on which it can be read, or in parts."""

import re

from bs4 import BeautifulSoup, Tag

from provedocs.publish.sheets import HEAD_ROOM, Paper, Sheet, sheet_for, size_of
from provedocs.publish.slices import slices

_SVG = re.compile(r'(?P<start><svg\b[^>]*?)(?P<view>viewBox="(?P<size>[^"]+)")')
LINE = 90
"""Letters: no more than these are one line."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def place_drawings(
    soup: BeautifulSoup, drawings: list[str], paper: Paper, name: str
) -> list[str]:
    """Give each figure of *soup* its sheet, and return the *drawings* as they fit.

    *name* is the chapter's: the sheets of each chapter have their own.
    """
    fitted = list(drawings)
    for figure in soup.select("figure.diagram, .diagram-alone"):
        held = figure.select_one("[data-drawing]")
        if held is None:
            continue
        number = int(str(held["data-drawing"]))
        sheet, scale = sheet_for(size_of(drawings[number]), paper)
        room = HEAD_ROOM * sheet.room[1] / scale
        parts = slices(drawings[number], room)
        fitted[number] = "".join(
            _part(part, scale, f"{at} of {len(parts)}" if len(parts) > 1 else "")
            for at, part in enumerate(parts, 1)
        )
        _turn(figure, sheet, name)
    return fitted


def _part(part: str, scale: float, which: str) -> str:
    """Return a part of a drawing, which is not parted further, at its *scale*.

    *which* is said above it, if it is one of several.
    """

    def sized(root: re.Match[str]) -> str:
        width, height = (scale * float(number) for number in root["size"].split()[2:])
        style = f"width:{width:.2f}px;height:{height:.2f}px;min-width:0;max-width:none"
        return f'{root["start"]}style="{style}" {root["view"]}'

    said = f'<p class="which">{which}</p>' if which else ""
    return f'<div class="slice">{said}{_SVG.sub(sized, part)}</div>'


def _turn(figure: Tag, sheet: Sheet, name: str) -> None:
    """Put *figure*, with the heading that it belongs to, on a sheet of that kind."""
    if sheet.name == "upright":
        return
    plate = figure.find_parent(class_="proved") or figure
    opening, closing = _opening(plate), _closing(plate)
    wrapped = BeautifulSoup("", "html.parser").new_tag(
        "div", attrs={"class": "plate", "style": f"page:{name}-{sheet.name}"}
    )
    plate.replace_with(wrapped)
    wrapped.extend([*opening, plate, *closing])


def _closing(plate: Tag) -> list[Tag]:
    """Return the line behind *plate* that would stand alone on its page, if any."""
    after = plate.find_next_sibling()
    if after is None or after.name != "p" or len(after.get_text()) > LINE:
        return []
    behind = after.find_next_sibling()
    return [after] if behind is None or behind.name in _HEADINGS else []


def _opening(plate: Tag) -> list[Tag]:
    """Return a heading before *plate*, and the one paragraph that may be between."""
    before = plate.find_previous_sibling()
    above = before.find_previous_sibling() if before is not None else None
    if before is not None and before.name in _HEADINGS:
        return [before]
    if before is not None and before.name == "p" and above and above.name in _HEADINGS:
        return [above, before]
    return []
