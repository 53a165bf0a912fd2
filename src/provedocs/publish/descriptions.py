"""Say of each page what it is about: its first sentence."""

import re
from html import escape, unescape

from mkdocs.structure.pages import Page

from provedocs.publish.copies import lines_of_code

_PROSE = re.compile(r"[A-Za-z`*\[].*[.:!?]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?")
_MARKS = re.compile(r"[`*]|~~")


def describe(page: Page) -> str:
    """Return the description of *page*, and give it to its ``<head>``.

    It is what the front matter says, or the first line of prose: pages have one
    sentence a line.  Empty if the page has none.
    """
    told = unescape(str(page.meta.get("description", ""))) or _first(page)
    if told:
        page.meta["description"] = escape(told)  # Material puts it there as it is
    return told


def _first(page: Page) -> str:
    text = page.markdown or ""
    code = lines_of_code(text)
    lines = enumerate(map(str.strip, text.split("\n")), 1)
    prose = (line for number, line in lines if number not in code)
    return _MARKS.sub("", _LINK.sub(r"\1", next(filter(_PROSE.fullmatch, prose), "")))
