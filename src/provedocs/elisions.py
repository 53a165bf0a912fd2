"""JSON as a page shows it: ``...`` may stand for a value, or for all the others."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"\s*")
_WORD = re.compile(r"[-+.\w]+")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of an expected document, and the text that spells it.

    ``value`` is a dict of nodes, a list of nodes, a scalar, or ``...`` itself.
    ``rest`` is where ``...`` stands for further items: an index of a list, -1 if
    nowhere; of an object, 0 if anywhere.  ``line`` counts from 0.
    """

    value: Any
    line: int
    text: str
    rest: int = -1


class ElisionError(ValueError):
    """The text is no JSON with elisions; ``line``, from 0, is where it ends to be."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


def parse(text: str) -> Node:
    """Return what *text* says.

    Raises:
        ElisionError: It is no JSON, apart from its elisions.
    """
    reader = _Reader(text)
    node = reader.value()
    reader.skip()
    if reader.at < len(text):
        raise reader.error("more than one value")
    return node


class _Reader:
    """The state of one walk through a text."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def error(self, what: str) -> ElisionError:
        return ElisionError(what, self.text.count("\n", 0, self.at))

    def skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def takes(self, mark: str) -> bool:
        """Tell whether *mark* comes next, and step over it."""
        self.skip()
        found = self.text.startswith(mark, self.at)
        self.at += len(mark) * found
        return found

    def value(self) -> Node:
        self.skip()
        start = self.at
        value, rest = self._kind()
        line = self.text.count("\n", 0, start)
        return Node(value, line, self.text[start : self.at], rest)

    def _kind(self) -> tuple[Any, int]:
        if self.takes("..."):
            return ..., -1
        if self.takes("{"):
            members: dict[str, Node] = {}
            return members, min(self._items("}", lambda: self._member(members)), 0)
        if self.takes("["):
            items: list[Node] = []
            return items, self._items("]", lambda: items.append(self.value()))
        return (self._string() if self.takes('"') else self._word()), -1

    def _items(self, end: str, take: Callable[[], object]) -> int:
        """Take items up to *end*; return how many stand before a ``...``."""
        rest, count = -1, 0
        while not self.takes(end):
            if count + (rest >= 0) and not self.takes(","):
                raise self.error(f"a ',' or {end!r} is missing")
            if rest < 0 and self.takes("..."):
                rest = count
            else:
                take()
                count += 1
        return rest

    def _member(self, members: dict[str, Node]) -> None:
        if not self.takes('"'):
            raise self.error("a name in quotes is missing")
        name = self._string()
        if name in members:
            raise self.error(f"the key {name!r} stands twice in one object")
        if not self.takes(":"):
            raise self.error(f"a ':' is missing behind {name!r}")
        members[name] = self.value()

    def _string(self) -> str:
        """Take the rest of a string, whose quote was stepped over."""
        try:
            text, self.at = _DECODER.raw_decode(self.text, self.at - 1)
        except json.JSONDecodeError as error:
            raise self.error(error.msg) from None
        return str(text)

    def _word(self) -> Any:
        found = _WORD.match(self.text, self.at)
        try:
            value = json.loads(found[0] if found else "", parse_constant=_no_constant)
        except ValueError:
            raise self.error("a value is missing, or is no JSON") from None
        self.at = found.end() if found else self.at
        return value


def _no_constant(name: str) -> None:
    raise ValueError(name)
