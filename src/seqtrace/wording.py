"""How a value is said in a diagram, or that it is not said at all."""

import re
from collections.abc import Iterable, Mapping
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
        return _joined((f"{key}=", _word(part)) for key, part in _few(value.items()))
    if isinstance(value, (list, tuple)):
        words = _joined(("", _word(part)) for part in _few(value))
        return None if words is None else f"[{words}]"
    return str(value) if _writes_itself(value) else None


def _few(parts: Iterable[Any]) -> Iterable[Any]:
    """Return the first *parts*: as many as can make an answer that is too long."""
    return (part for part, _ in zip(parts, range(LONGEST), strict=False))


def _joined(parts: Iterable[tuple[str, str | None]]) -> str | None:
    words = []
    for prefix, word in parts:
        if word is None:
            return None
        words.append(prefix + word)
    return ", ".join(words)


def _writes_itself(value: object) -> bool:
    if isinstance(value, (int, float)):  # they take object's __str__, and are clear
        return True
    return type(value).__str__ is not object.__str__
