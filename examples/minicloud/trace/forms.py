"""The ways to show a trace."""

from collections.abc import Callable, Sequence
from pathlib import Path

import seqtrace
from minicloud.trace import story
from minicloud.trace.sayings import Told
from minicloud.trace.tree import Node

Form = Callable[[Sequence[Node], Path], str]


def diagram(roots: Sequence[Node], folder: Path) -> str:
    """Return a Mermaid diagram of the requests that changed anything."""
    told = story.tell(story.changing(roots), folder)
    return seqtrace.draw([entry.record for entry in told])


def json(roots: Sequence[Node], folder: Path) -> str:
    """Return all records, one JSON object a line, as `seqtrace.load` reads them."""
    return seqtrace.dump(entry.record for entry in story.tell(roots, folder))


def timeline(roots: Sequence[Node], folder: Path) -> str:
    """Return all records by the clock: milliseconds, who, what, where."""
    told = sorted(story.tell(roots, folder), key=lambda entry: entry.time)
    start = told[0].time if told else 0.0
    return "".join(_line(entry, start) for entry in told)


MARKS = {"call": "->>", "return": "-->>", "failure": "--x", "cast": "-)"}
"""As Mermaid draws them; a note is about one service only."""


def _line(told: Told, start: float) -> str:
    record = told.record
    ends = (
        record.source
        if record.source == record.target
        else (f"{record.source} {MARKS[record.kind]} {record.target}")
    )
    milliseconds = (told.time - start) * 1000
    line = f"{milliseconds:7.0f} ms  {ends:32}  {record.text}"
    return f"{line}  ({record.where})\n" if record.where else f"{line}\n"


FORMS: dict[str, Form] = {"diagram": diagram, "json": json, "timeline": timeline}
