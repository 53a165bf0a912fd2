"""Code on paper: a line that is too long is seen to go on, a note is seen under it."""

import re
from collections.abc import Iterator
from copy import copy

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from provedocs.publish.classes import add_class

SHORT = 16
"""Lines: code of no more stays on one page."""

_NOTE = re.compile(r"\((\d+)\)(!)?")


def number_notes(soup: BeautifulSoup) -> None:
    """Turn Material's code annotations into numbers, and their list into notes.

    As in Material, ``(1)`` in a comment stands for the first entry of the list
    right behind the code, and ``(1)!`` for that and no comment at all; in an element
    of the class ``annotate``, ``(1)`` stands for an entry of the list behind that.
    """
    for listing in soup.select("div.highlight, .annotate"):
        notes = _list_behind(listing)
        if notes and _mark_notes(soup, listing):
            notes["class"] = "code-notes"
            for number, entry in enumerate(notes.find_all("li", recursive=False), 1):
                first = entry.find(True)
                inside = first if first and first.name == "p" else entry
                inside.insert(0, _mark(soup, str(number)))


def _mark_notes(soup: BeautifulSoup, listing: Tag) -> bool:
    """Mark the notes in the comments of *listing*, or in its prose; say if any are."""
    if "highlight" in listing.get_attribute_list("class"):
        comments = listing.select("code [class^=c]")
        return bool([mark for each in comments for mark in _number(soup, each)])
    texts = [text for text in listing.find_all(string=_NOTE) if not _is_code(text)]
    for text in texts:
        text.replace_with(*_parts(soup, text))
    return bool(texts)


def _parts(soup: BeautifulSoup, text: str) -> Iterator[PageElement]:
    """Give *text* with a mark in the place of each number."""
    for at, part in enumerate(_NOTE.split(text)):  # words, number, "!", words, ...
        if at % 3 == 0:
            yield NavigableString(part)
        elif at % 3 == 1:
            yield _mark(soup, part)


def _is_code(text: NavigableString) -> bool:
    return text.find_parent(["code", "pre"]) is not None


def number_lines(soup: BeautifulSoup) -> None:
    """Put the numbers of lines, where they stand in a column beside, into the lines.

    That is how pymdownx.highlight has them by default: ``linenums_style: table``.
    """
    for table in soup.select("table.highlighttable"):
        column, code = table.select_one(".linenos"), table.select_one("pre > code")
        if column is None or code is None:
            continue
        numbers = column.get_text().split()
        for element, number in zip(_in_lines(soup, code), numbers, strict=False):
            wide = f"{number:>{len(numbers[-1])}} "
            attributes = {"class": "linenos", "data-linenos": wide}
            element.insert(0, soup.new_tag("span", attrs=attributes))
        table.replace_with(*table.select("span.filename, .code pre"))


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
    for empty in soup.select("pre > span:empty"):
        empty.decompose()  # Pygments puts it there; a page would break behind it
    for code in soup.select("pre > code"):
        lines = code.select(":scope > .line") or _in_lines(soup, code)
        listing = code.find_parent(class_="highlight")
        if listing is not None and len(lines) <= SHORT:
            add_class(listing, "short")


def _in_lines(soup: BeautifulSoup, code: Tag) -> list[Tag]:
    """Make each line of *code* an element of its own; return these."""
    lines = _lines(code)
    if lines and not any(element.get_text() for element in lines[-1]):
        lines.pop()  # behind the last newline
    code.clear()
    for line in lines:
        element = soup.new_tag("span", attrs={"class": "line"})
        element.extend(line)
        code.append(element)
    return code.find_all("span", class_="line", recursive=False)


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
