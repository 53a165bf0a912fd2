"""Show a drawing on a page: inline, with a text alternative, and in full size."""

import re
from html import escape
from pathlib import Path

from provedocs.publish.diagrams import ID, Drawing
from provedocs.publish.steps import in_short, in_words

FOLDER = "assets/diagrams"
"""Where a site has its diagrams in full size."""

LEAST = 0.72
"""How much of its size a drawing keeps at least before it scrolls: 14 px become 10."""

DIAGRAM_STYLE = Path(__file__).with_name("diagrams.css")
UNDRAWN_STYLE = Path(__file__).with_name("undrawn.css")
"""The style of diagrams, on pages and in files of their own; of those drawn later."""

_ROOT = re.compile(r"<svg\b[^>]*>")
_VIEW = re.compile(r'viewBox="([^"]+)"')


def figure(drawing: Drawing, number: int, title: str, full_size: str) -> str:
    """Return the HTML of *drawing*, the page's diagram of this *number*.

    *title* says what it is about and *full_size* is the address of its file.
    """
    name = f"diagram-{number}"
    style = f"--width:{drawing.width:.0f}px;--least:{LEAST * drawing.width:.0f}px"
    return (
        f'<figure class="diagram" id="{name}" style="{style}">'
        f'<div class="diagram-scroll" role="group" tabindex="0" data-search-exclude '
        f'aria-label="{escape(title)}, scrolls sideways">'
        f"{_inline(drawing, name, title)}</div>"
        f'<figcaption><a href="{escape(full_size)}" data-search-exclude '
        f'aria-label="Full size: {escape(title)}">Full size</a> '
        f"{_words(drawing)}</figcaption></figure>"
    )


def is_told(drawing: Drawing) -> bool:
    """Tell whether *drawing* brings its title and description: accTitle, accDescr."""
    return f"chart-title-{ID}" in drawing.svg and f"chart-desc-{ID}" in drawing.svg


def _inline(drawing: Drawing, name: str, title: str) -> str:
    """Return the SVG with a title and a description, unless it brings its own."""
    svg = drawing.svg.replace(ID, f"{name}-svg")
    root = _ROOT.search(svg)
    view = _VIEW.search(svg)
    assert root
    assert view
    rest = svg[root.end() :]
    label, told = f"chart-title-{name}-svg", ""  # as Mermaid names an accTitle
    if f'id="{label}"' not in rest:
        told = f'<title id="{label}">{escape(title)}</title>'
    if drawing.actors is not None and not is_told(drawing):
        told += f"<desc>{escape(in_short(drawing.actors, drawing.steps))}</desc>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{drawing.kind}" '
        f'id="{name}-svg" role="img" aria-labelledby="{label}" viewBox="{view[1]}" '
        f'width="{drawing.width:.0f}" height="{drawing.height:.0f}">{told}{rest}'
    )


def _words(drawing: Drawing) -> str:
    """Return the steps as a folded list."""
    if drawing.actors is None:
        return ""
    steps = "".join(
        f"<li>{escape(step)}</li>" for step in in_words(drawing.actors, drawing.steps)
    )
    return f"<details><summary>In words</summary><ol>{steps}</ol></details>"


def standalone(drawing: Drawing, title: str, sheet: str) -> bytes:
    """Return *drawing* as a file of its own, in the fonts of the sheet at *sheet*."""
    svg = _inline(drawing, "diagram", title)
    start = svg.index(">") + 1
    rules = f"@import url({sheet});\n{DIAGRAM_STYLE.read_text(encoding='utf-8')}"
    style = f"<style>{escape(rules, quote=False)}</style>"
    return f"{svg[:start]}{style}{svg[start:]}".encode()
