"""The event: one thing that a service noted, as one JSON line.

A thing that takes time is a span: an event with the phase ``begin``, and one with
the phase ``end``. What happens meanwhile in the same thread names it as its parent.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

KINDS = {
    "http": "a request arrived at a service",
    "entry": "the function that a request's address leads to",
    "step": "a function worth to be seen: of the volume API, of the scheduler",
    "task": "a task of a flow, forwards or back",
    "send": "a message was sent",
    "receive": "a message arrived, and is worked on",
    "ask": "a service asks another by HTTP",
    "driver": "the storage's driver is called",
    "sql": "a statement that changes a table",
}
"""Every kind of event, and what it means."""

FOLDER = "trace"
SWITCH = "on"
LOG = "events"


@dataclass(frozen=True)
class Event:
    """One thing that a service noted.

    Attributes:
        kind: One of `KINDS`.
        phase: ``begin``, ``end``, or ``at`` for what takes no time.
        span: The span's id, unique among all processes.
        parent: The span in which this happened; empty if there is none.
        service: Who noted it.
        request: The id of the request that it was done for; empty if unknown.
        time: Seconds, as `time.time` counts.
        detail: What else is known: text, where, method, topic, status, error.
    """

    kind: str
    phase: str
    span: str
    parent: str
    service: str
    request: str
    time: float
    detail: Mapping[str, str] = field(default_factory=dict)

    @property
    def process(self) -> int:
        """Return the process that noted it: a span's id begins with its number."""
        return int(self.span.partition("-")[0])

    def line(self) -> str:
        """Return the event as a line of the log."""
        return json.dumps(asdict(self)) + "\n"


def switch(folder: Path) -> Path:
    """Return the file that exists while services are to note events."""
    return folder / FOLDER / SWITCH


def log(folder: Path) -> Path:
    """Return the file to which all services append."""
    return folder / FOLDER / LOG


def read(file: Path) -> Iterator[Event]:
    """Yield the events in *file*, in the order in which they were noted."""
    if not file.exists():
        return
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.endswith("\n"):  # else it is being written just now
                yield Event(**json.loads(line))
