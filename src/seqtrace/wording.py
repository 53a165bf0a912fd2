"""How a value is said in a diagram, or that it is not said at all."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

LONGEST = 60
"""An answer longer than this tells nothing at a glance, and is left out."""

_ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")


def said(value: Any) -> str:
    """Return *value* as a diagram says it; empty if it says nothing.

    Said are text, numbers, truth values, objects whose class writes its own
    ``__str__``, and lists, tuples and mappings of these.
    Not said are ``None``, other objects, what is long, and what holds an address in
    memory, which would differ from run to run.
    """
    try:
        text = _word(value) or ""
    except Exception:  # a __str__ that fails must not break the run that is watched
        return ""
    return "" if len(text) > LONGEST or _ADDRESS.search(text) else text


def steady(text: str) -> str:
    """Return *text* without addresses in memory, which differ from run to run."""
    return _ADDRESS.sub("0x…", text)


def _word(value: Any) -> str | None:
    """Return the words for *value*, or None if one of its parts has none."""
    if isinstance(value, Mapping):
        return _joined("()", ((f"{key}=", part) for key, part in value.items()))
    if isinstance(value, (list, tuple)):
        return _joined("[]", (("", part) for part in value))
    return str(value) if _writes_itself(value) else None


def _joined(ends: str, parts: Iterable[tuple[str, Any]]) -> str | None:
    words = []
    for prefix, part in islice(parts, LONGEST):  # more would be too long in any case
        if (word := _word(part)) is None:
            return None
        words.append(prefix + word)
    return f"{ends[0]}{', '.join(words)}{ends[1]}"


def _writes_itself(value: object) -> bool:
    if isinstance(value, (int, float)):  # they take object's __str__, and are clear
        return True
    return type(value).__str__ is not object.__str__
