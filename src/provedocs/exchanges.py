"""A request and its answer, as an ``http`` block shows them (RFC 9112)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_REQUEST = re.compile(r"(?P<method>[A-Z]+) (?P<target>\S+)(?: HTTP/\d(?:\.\d)?)?$")
_ANSWER = re.compile(r"(?P<version>HTTP/\d(?:\.\d)?) (?P<status>\d{3}.*)$")
_HEADER = re.compile(r"(?P<name>[!#$%&'*+.^`|~\w-]+):[ \t]*(?P<value>.*)$")
_NAME = re.compile(r"\{(?P<name>[A-Za-z_]\w*)(?P<way>(?:\[\w+\])*)\}")


@dataclass(frozen=True, slots=True)
class Message:
    """One half of an exchange.

    ``line``, ``body_line`` and those in ``headers`` (name, value, line) count
    from 0.  ``start`` is ``POST /volumes`` or ``202 Accepted``.
    """

    line: int
    start: str
    headers: tuple[tuple[str, str, int], ...] = ()
    body: str = ""
    body_line: int = 0


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is asked, and what the page says is answered, if it says anything.

    ``code`` is the text of the request.
    """

    code: str
    request: Message
    answer: Message | None = None
    version: str = "HTTP/1.1"


class ExchangeError(ValueError):
    """A block is no exchange; ``line``, from 0, is where."""

    def __init__(self, what: str, line: int, hint: str = "") -> None:
        super().__init__(what)
        self.line, self.hint = line, hint


def read_exchange(source: str) -> Exchange:
    """Return the exchange that *source* shows.

    Raises:
        ExchangeError: It is none.
    """
    lines = [line.rstrip() for line in source.split("\n")]
    first = next((n for n, line in enumerate(lines) if line), 0)
    asked = _REQUEST.match(lines[first])
    if not asked:
        hint = "begin with the request, as in: GET /v3/volumes HTTP/1.1"
        raise ExchangeError("this is no request line", first, hint)
    split = next((n for n, line in enumerate(lines) if _ANSWER.match(line)), len(lines))
    request = _message(lines[:split], first, f"{asked['method']} {asked['target']}")
    told = _ANSWER.match(lines[split]) if split < len(lines) else None
    code = "\n".join(lines[:split])
    if told is None:
        return Exchange(code, request)
    answer = _message(lines, split, told["status"])
    return Exchange(code, request, answer, told["version"])


def _message(lines: Sequence[str], at: int, start: str) -> Message:
    end = next((n for n, line in enumerate(lines) if n > at and not line), len(lines))
    headers = tuple(_header(lines[n], n) for n in range(at + 1, end))
    body_line = next((n for n in range(end, len(lines)) if lines[n]), len(lines))
    body = "\n".join(lines[body_line:]).rstrip("\n")
    return Message(at, start, headers, body, body_line)


def _header(line: str, at: int) -> tuple[str, str, int]:
    found = _HEADER.match(line)
    if not found:
        hint = 'write "Name: value"; an empty line ends the headers'
        raise ExchangeError("this is no header", at, hint)
    return found["name"], found["value"], at


def filled(text: str, names: Mapping[str, Any], line: int = 0) -> str:
    """Return *text* with ``{name}`` and ``{name[key][0]}`` put in from *names*.

    Raises:
        ExchangeError: There is no such name, or nothing behind a key.
    """

    def value(found: re.Match[str]) -> str:
        told: Any = names
        for key in [found["name"], *re.findall(r"\w+", found["way"])]:
            try:
                told = told[int(key) if isinstance(told, list | tuple) else key]
            except (LookupError, TypeError, ValueError):
                at = line + text.count("\n", 0, found.start())
                known = ", ".join(told) if isinstance(told, dict) else str(told)
                what = f"{found[0]} stands for nothing: there is no {key}"
                raise ExchangeError(what, at, f"there is {known}"[:200]) from None
        return str(told)

    return _NAME.sub(value, text)
