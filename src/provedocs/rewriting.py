"""Write an answer the way the page showed it: what still holds stays as it was."""

import json
import textwrap
from typing import Any

from provedocs.answers import disagreements, places
from provedocs.elisions import Node

_WIDTH = 88
_STEP = "  "


def rewritten(node: Node | None, got: Any, code: str = "") -> str:
    """Return *got* as JSON, with the elisions of *node* that hold for it.

    What agrees keeps its very text; *node* is None if the page showed nothing.
    """
    if node is not None and next(disagreements(node, got, code), None) is None:
        return _unindented(node.text)
    if isinstance(got, dict):
        parts = _members(node, got, code)
        return _laid_out("{}", parts, node)
    if isinstance(got, list):
        return _laid_out("[]", _items(node, got, code), node)
    return json.dumps(got, ensure_ascii=False)


def _unindented(text: str) -> str:
    """Return *text* with its further lines moved left by the last one's indent."""
    first, *rest = text.split("\n")
    if not rest:
        return text
    margin = len(rest[-1]) - len(rest[-1].lstrip())
    moved = [line[min(margin, len(line) - len(line.lstrip())) :] for line in rest]
    return "\n".join([first, *moved])


def _members(node: Node | None, got: dict[str, Any], code: str) -> list[str]:
    """Return the members of *got*, those that the page showed first."""
    known = node.value if node is not None and isinstance(node.value, dict) else {}
    names = [name for name in known if name in got]
    rest = node is not None and isinstance(node.value, dict) and node.rest >= 0
    names += [] if rest else [name for name in got if name not in known]
    told = [
        f"{json.dumps(name)}: {rewritten(known.get(name), got[name], code)}"
        for name in names
    ]
    return [*told, "..."] if rest else told


def _items(node: Node | None, got: list[Any], code: str) -> list[str]:
    """Return the items of *got*; all of them if the page's do not fit their number."""
    known = node.value if node is not None and isinstance(node.value, list) else []
    rest = node.rest if node is not None and known is node.value else -1
    if len(got) < len(known) or rest < 0:
        shown = [*known, *[None] * len(got)]
        pairs = zip(shown, got, strict=False)
        return [rewritten(item, value, code) for item, value in pairs]
    placed = zip(known, places(Node(known, 0, "", rest), got), strict=True)
    told = [rewritten(item, got[place], code) for item, place in placed]
    return [*told[:rest], "...", *told[rest:]]


def _laid_out(marks: str, parts: list[str], node: Node | None) -> str:
    """Put *parts* on one line, if the page did and they fit, or on a line each."""
    line = f"{marks[0]}{', '.join(parts)}{marks[1]}"
    one_line = node is not None and "\n" not in node.text and len(line) <= _WIDTH
    if not parts or (one_line and "\n" not in line):
        return line
    inner = textwrap.indent(",\n".join(parts), _STEP)
    return f"{marks[0]}\n{inner}\n{marks[1]}"
