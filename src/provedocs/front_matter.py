"""What a page says of itself, as YAML between two lines of dashes at its top.

MkDocs and Material read most keys (``mkdocs/utils/meta.py``, 1.6.1), and provedocs
``prerequisites`` and ``minutes``; a key that nobody reads is a typing error.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from posixpath import dirname, join, normpath
from typing import Any

import yaml

from provedocs.comments import header_lines
from provedocs.errors import Problem
from provedocs.fences import page_lines

HIDDEN = ("head", "navigation", "toc", "footer", "path", "tags", "feedback")
"""What a page can hide: the line under its title, and what Material shows around it."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page says of itself.

    ``prerequisites`` are the pages to be read before it, by their paths from the
    project's folder, with the lines that name them; ``minutes`` is how long it
    takes, 0 if it is not said; ``hidden`` is what it asks not to be shown.
    """

    prerequisites: dict[str, int] = field(default_factory=dict)
    minutes: int = 0
    hidden: tuple[str, ...] = ()


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value.strip() else "is no text"


def _texts(value: Any) -> str:
    good = isinstance(value, list) and not any(map(_text, value))
    return "" if good else "is no list of names"


def _hidden(value: Any) -> str:
    if _texts(value):
        return "is no list of names"
    wrong = [name for name in value if name not in HIDDEN]
    return f"names {wrong[0]!r}; use {', '.join(HIDDEN)}" if wrong else ""


def _pages(value: Any) -> str:
    if _texts(value):
        return "is no list of pages"
    wrong = [name for name in value if not name.endswith(".md")]
    return f"names {wrong[0]!r}, which is no .md file" if wrong else ""


def _minutes(value: Any) -> str:
    good = type(value) is int and value > 0
    return "" if good else "is no whole number above 0"


def _search(value: Any) -> str:
    good = isinstance(value, dict) and set(value) <= {"boost", "exclude"}
    return "" if good else "has no boost: or exclude:"


KEYS: dict[str, Callable[[Any], str]] = {
    "author": _text,
    "description": _text,
    "hide": _hidden,
    "icon": _text,
    "minutes": _minutes,
    "prerequisites": _pages,
    "search": _search,
    "status": _text,
    "subtitle": _text,
    "tags": _texts,
    "template": _text,
    "title": _text,
}
"""Key -> what is wrong with a value, empty if nothing is."""


def read_front_matter(text: str, page: str) -> tuple[FrontMatter, list[Problem]]:
    """Return what *page*, whose text is *text*, says of itself, and what is wrong."""
    lines = page_lines(text)
    header = lines[1 : header_lines(lines) - 1] if lines[0].startswith("---") else []
    node = yaml.compose("\n".join(header), yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        return FrontMatter(), []
    values: dict[str, Any] = yaml.safe_load("\n".join(header))
    at = {key.value: key.start_mark.line + 2 for key, _ in node.value}
    problems = list(_wrong(values, at, page))
    if problems:
        return FrontMatter(), problems
    return FrontMatter(
        dict(_before(node, page)), values.get("minutes", 0), (*values.get("hide", ()),)
    ), []


def _wrong(values: dict[str, Any], at: dict[str, int], page: str) -> Iterator[Problem]:
    """Yield what is wrong with *values*, whose keys stand on the lines *at*."""
    for key, value in values.items():
        where = f"{page}:{at.get(str(key), 1)}"
        if key not in KEYS:
            near = get_close_matches(str(key), KEYS, n=1)
            hint = f"did you mean {near[0]}:?" if near else f"use {', '.join(KEYS)}"
            yield Problem(where, f"nothing reads the key {key}:", hint)
        elif wrong := KEYS[key](value):
            yield Problem(where, f"{key}: {wrong}")


def _before(node: yaml.MappingNode, page: str) -> Iterator[tuple[str, int]]:
    """Yield each prerequisite that *node* names, and its line."""
    for key, value in node.value:
        if key.value == "prerequisites":
            for item in value.value:
                name = normpath(join(dirname(page), item.value))
                yield name, item.start_mark.line + 2
