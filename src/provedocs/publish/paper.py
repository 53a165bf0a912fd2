"""Make a page fit for paper: nothing on it is folded, switched or clicked away."""

import re
from collections.abc import Iterator
from html import escape

from bs4 import BeautifulSoup, Tag

from provedocs.publish.classes import add_class
from provedocs.publish.listings import break_lines, number_lines, number_notes

_DROPPED = (
    ".headerlink, .md-clipboard, .md-annotation__index, .proof-foot, .proof-report, "
    ".no-print, .diagram figcaption, script, style, template, noscript, input, "
    '[data-fence], img[src$="#only-dark"], img[src$="#gh-dark-mode-only"]'
)
"""What only a screen has use for."""

_LISTING = re.compile(
    r'<details class="mkdocstrings-source"[^>]*>\s*<summary>(.*?)</summary>'
    r".*?</details>",
    re.DOTALL,
)
_BOX = 40
"""Lines: a box of no more stays on one page; that has half as many again."""

_LETTERS = 95
"""How many letters of text make a line, about."""

_JOINED = re.compile("(?<=[\u2190-\U0001faff\ufe0f])\u200d")
"""What makes one picture of two; a font may have but the two, and a box for this."""

_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_HELD = re.compile(r'<i data-drawing="(\d+)"></i>')


def titled(html: str, title: str) -> str:
    """Return *html* under its *title*, unless it has one.

    As Material does, in ``templates/partials/content.html``, 9.8.
    """
    return html if "<h1" in html else f"<h1>{escape(title)}</h1>{html}"


def hold_drawings(html: str) -> tuple[str, list[str]]:
    """Return *html* with a mark in the place of each drawing, and the drawings.

    A drawing is left as it is: its style is bound to its ids, and a parser of HTML
    would not keep the case of its names.
    """
    drawings = _DRAWING.findall(html)
    numbers = iter(range(len(drawings)))
    return _DRAWING.sub(
        lambda _: f'<i data-drawing="{next(numbers)}"></i>', html
    ), drawings


def renamed(svg: str, name: str) -> str:
    """Return the drawing *svg* with its own id, and all that begin so, under *name*.

    Examples:
        >>> renamed('<svg id="a"><style>#a .b{}</style><g id="a-b"></svg>', "p")
        '<svg id="p-a"><style>#p-a .b{}</style><g id="p-a-b"></svg>'
    """
    own = re.match(r'<svg\b[^>]*? id="([^"]+)"', svg)
    if own is None:
        return svg
    begins = re.compile(rf'(["#]|-title-|-desc-){re.escape(own[1])}\b')
    return begins.sub(rf"\1{name}-{own[1]}", svg)


def put_drawings(html: str, drawings: list[str]) -> str:
    """Return *html* with its *drawings* in their places."""
    return _HELD.sub(lambda held: drawings[int(held[1])], html)


def on_paper(html: str) -> BeautifulSoup:
    """Return the page *html*, without drawings, as a reader of paper needs it.

    Of the listings that mkdocstrings folds in, the names of their files are left.
    """
    html = _JOINED.sub("", _LISTING.sub(r'<p class="source">\1</p>', html))
    soup = BeautifulSoup(html, "html.parser")
    number_notes(soup)
    number_lines(soup)
    _lay_out_tabs(soup)
    _draw_tasks(soup)
    for element in soup.select(_DROPPED):
        element.decompose()
    _open_details(soup)
    _fill_cells(soup)
    break_lines(soup)
    _keep_boxes(soup)
    return soup


def _lay_out_tabs(soup: BeautifulSoup) -> None:
    """Show the content of all tabs, each under its label."""
    for tabs in soup.select(".tabbed-set"):
        labels = [label.extract() for label in _of(tabs, ".tabbed-labels > label")]
        blocks = [
            block.extract() for block in _of(tabs, ".tabbed-content > .tabbed-block")
        ]
        tabs.clear()
        tabs["class"] = "tabs"
        for label, block in zip(labels, blocks, strict=True):
            label.name, label.attrs = "p", {"class": "tab-label"}
            block["class"] = "tab"
            block.insert(0, label)
            tabs.append(block)


def _of(tabs: Tag, selector: str) -> Iterator[Tag]:
    """Give what is in these *tabs*, and not in others inside of them."""
    yield from tabs.select(f":scope > {selector}")


def _open_details(soup: BeautifulSoup) -> None:
    """Show what is folded in, as an admonition whose title is the summary."""
    for details in soup.find_all("details"):
        details.name = "div"
        details.attrs.pop("open", None)
        add_class(details, "admonition")
        if summary := details.summary:
            summary.name, summary["class"] = "p", "admonition-title"


def _keep_boxes(soup: BeautifulSoup) -> None:
    """Mark the admonitions that are short enough to stand on one page."""
    for box in soup.select(".admonition"):
        texts = [text.get_text() for text in box.select("p, li, dd, tr")]
        lines = len(box.select(".line")) + len(texts)
        if lines + sum(len(text) // _LETTERS for text in texts) <= _BOX:
            add_class(box, "short")


def _fill_cells(soup: BeautifulSoup) -> None:
    """Write a blank into empty cells: a browser leaves those out of its tags."""
    for cell in soup.find_all(["td", "th"]):
        if not cell.get_text(strip=True) and not cell.find(["img", "i"]):
            cell.append("\N{NO-BREAK SPACE}")


def _draw_tasks(soup: BeautifulSoup) -> None:
    """Draw the boxes of a list of tasks, and whether they are ticked."""
    for box in soup.select('li input[type="checkbox"]'):
        done = " done" if box.has_attr("checked") else ""
        box.replace_with(soup.new_tag("span", attrs={"class": f"task{done}"}))
