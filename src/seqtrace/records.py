r"""The record: one thing that happened, and lists of them as JSON lines.

A file of records holds one JSON object a line, in the order in which things
happened, in UTF-8 with ``\n`` at the end of each line.
Every value is a string:

    {"kind": "cast", "source": "api", "target": "scheduler", "text": "create_volume"}

- ``kind``: one of `KINDS`
- ``source``: who acts: the caller, the sender, the one that answers or fails
- ``target``: who is acted on; for a note, the source again
- ``text``: what is said
- ``where``: the line of code, ``package/file.py:line``; left out where nobody can tell

No time, thread, process or request stands in a record: two runs that do the same
write the same bytes, and a test client, a debugger's wire or a service's own hooks
can write what `seqtrace.recording` would.
An unknown key or kind is an error, so that a reader never guesses.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, fields

KINDS = {
    "call": "one participant calls another and waits",
    "return": "the call's answer, where it says something",
    "failure": "the call ends with an exception",
    "cast": "one participant sends another a message and does not wait",
    "note": "something changed at a participant",
}
"""Every kind of record, and what it means."""


@dataclass(frozen=True)
class Record:
    """One thing that happened during a run.

    Attributes:
        kind: One of `KINDS`.
        source: The participant that acts: caller, sender, or the one that answers.
        target: The participant that is acted on; for a note, the source again.
        text: What is said: a function's name, an answer, an exception, a change.
        where: The line of code, as ``file:line``, if the run could tell.
    """

    kind: str
    source: str
    target: str
    text: str
    where: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no kind {self.kind!r}; use one of {', '.join(KINDS)}")
        if self.kind == "note" and self.source != self.target:
            raise ValueError(
                f"a note stands over one participant; name {self.source!r} twice"
            )


def between(records: Iterable[Record], participants: Collection[str]) -> list[Record]:
    """Return the records whose two ends are both among *participants*."""
    return [r for r in records if r.source in participants and r.target in participants]


def touching(records: Iterable[Record], participants: Collection[str]) -> list[Record]:
    """Return the records with at least one end among *participants*."""
    return [r for r in records if r.source in participants or r.target in participants]


def dump(records: Iterable[Record]) -> str:
    """Return *records* as JSON lines: one object a line, unknown places left out."""
    return "".join(
        json.dumps(_without_none(asdict(record)), ensure_ascii=False) + "\n"
        for record in records
    )


def _without_none(row: dict[str, str | None]) -> dict[str, str | None]:
    return {key: value for key, value in row.items() if value is not None}


def load(text: str) -> list[Record]:
    r"""Return the records that `dump` wrote.

    Raises:
        ValueError: A line is not a record; the message says which line, and why.
    """
    return [
        _record(line, number)
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]


_KEYS = {field.name for field in fields(Record)}
_NEEDED = _KEYS - {"where"}


def _record(line: str, number: int) -> Record:
    try:
        return Record(**_checked(json.loads(line)))
    except ValueError as error:  # json.JSONDecodeError is one, too
        raise ValueError(f"line {number}: {error}") from None


def _checked(row: object) -> dict[str, str]:
    if not isinstance(row, dict):
        raise ValueError(f"{row!r} is no record; write one JSON object a line")
    if unknown := sorted(row.keys() - _KEYS):
        raise ValueError(f"no key {unknown[0]!r}; use {', '.join(sorted(_KEYS))}")
    if missing := sorted(_NEEDED - row.keys()):
        raise ValueError(f"the key {missing[0]!r} is missing; add it")
    if wrong := sorted(key for key in row if not isinstance(row[key], str)):
        raise ValueError(f"{wrong[0]!r} is not a string; put it in quotes")
    return row
