"""Runs that need a message broker, as they were recorded: you may have none.

`minicloud.apart` is what was run; ``python -m minicloud.apart`` records it anew.
"""

from pathlib import Path

import seqtrace
from seqtrace import Record

FOLDER = Path(__file__).parent / "runs"


def file(name: str) -> Path:
    """Return where the run *name* is kept, as JSON lines."""
    return FOLDER / f"{name}.jsonl"


def read(name: str) -> list[Record]:
    """Return the records of the run *name*."""
    return seqtrace.load(file(name).read_text(encoding="utf-8"))


def volume_killed() -> list[Record]:
    """Return how cinder-volume was killed while its driver created a volume."""
    return read("volume_killed")


def scheduler_killed() -> list[Record]:
    """Return how a volume was asked for after cinder-scheduler was killed."""
    return read("scheduler_killed")
