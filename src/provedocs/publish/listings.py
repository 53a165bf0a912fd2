"""Code on paper: a line that is too long is seen to go on, a note is seen under it."""

import re
from copy import copy

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

SHORT = 16
"""Lines: code of no more stays on one page."""

_NOTE = re.compile(r"\((\d+)\)(!)?")


def number_notes(soup: BeautifulSoup) -> None:
    """Turn Material's code annotations into numbers, and their list into notes.

    As in Material, ``(1)`` in a comment stands for the first entry of the list
    right behind the code, and ``(1)!`` for that and no comment at all.
    """
    for listing in soup.select("div.highlight"):
        notes = _list_behind(listing)
        comments = listing.select("code [class^=c]") if notes else []
        marked = [mark for comment in comments for mark in _number(soup, comment)]
        if notes and marked:
            notes["class"] = "code-notes"
            for number, entry in enumerate(notes.find_all("li", recursive=False), 1):
                entry.insert(0, _mark(soup, str(number)))


def _list_behind(listing: Tag) -> Tag | None:
    sibling = listing.find_next_sibling()
    return sibling if sibling is not None and sibling.name == "ol" else None


def _number(soup: BeautifulSoup, comment: Tag) -> list[Tag]:
    text = comment.get_text()
    found = list(_NOTE.finditer(text))
    if not found:
        return []
    marks = [_mark(soup, note[1]) for note in found]
    alone = all(note[2] for note in found)
    kept: list[PageElement] = [] if alone else [NavigableString(_NOTE.sub("", text))]
    comment.clear()
    comment.extend([*kept, *marks])
    return marks


def _mark(soup: BeautifulSoup, number: str) -> Tag:
    mark = soup.new_tag("b", attrs={"class": "code-note"})
    mark.string = number
    return mark


def break_lines(soup: BeautifulSoup) -> None:
    """Put each line of code into an element of its own, for the style to wrap."""
    for code in soup.select("pre > code"):
        lines = _lines(code)
        if lines and not any(element.get_text() for element in lines[-1]):
            lines.pop()  # behind the last newline
        code.clear()
        listing = code.find_parent(class_="highlight")
        if listing is not None and len(lines) <= SHORT:
            listing["class"] = [*listing.get_attribute_list("class"), "short"]  # type: ignore[assignment]
        for line in lines:
            element = soup.new_tag("span", attrs={"class": "line"})
            element.extend(line)
            code.append(element)


def _lines(element: Tag) -> list[list[PageElement]]:
    """Return the children of *element* by line; one that spans lines is cut."""
    lines: list[list[PageElement]] = [[]]
    for child in list(element.children):
        first, *others = _cut(child)
        lines[-1] += first
        lines += others
    return lines


def _cut(child: PageElement) -> list[list[PageElement]]:
    if not isinstance(child, Tag):
        return [
            [NavigableString(part)] if part else [] for part in str(child).split("\n")
        ]
    return [
        [_with(child, line)] if line or not index else []
        for index, line in enumerate(_lines(child))
    ]


def _with(element: Tag, children: list[PageElement]) -> Tag:
    part = copy(element)
    part.clear()
    part.extend(children)
    return part
