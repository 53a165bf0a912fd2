"""What passes between pytest and the process that runs pages."""

import json
import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from provedocs.blocks import Block
from provedocs.errors import Edit, Problem

END = b"end\n"
"""What follows the last outcome of a job."""


@dataclass(frozen=True, slots=True)
class Job:
    """A page to prove: its blocks from the top to the last one wanted.

    ``names`` are what the page's fixtures gave, by fixture; ``timeout`` is in
    seconds and for each block; ``stop`` is the index of the first block that is
    not to be run, if any.  ``again`` is for a page that broke its interpreter:
    that many blocks are run once more and not reported.  Those in ``broken`` are
    left out: by index, the line where each is wrong.
    """

    root: str
    page: str
    blocks: list[Block]
    names: Mapping[str, Any] = field(default_factory=dict)
    timeout: float = 10.0
    node: str = ""
    again: int = 0
    broken: Mapping[int, str] = field(default_factory=dict)
    stop: int | None = None

    def culprit_above(self, index: int) -> str:
        """Return the line of the first block left out above *index*, if any."""
        first = min(self.broken, default=index)
        return self.broken[first] if first < index else ""

    def dump(self) -> bytes:
        """Return the job as bytes, its length first."""
        body = pickle.dumps(self, protocol=5)
        return len(body).to_bytes(4, "big") + body


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one block: a status, or the problems that left it unproved.

    ``index`` is the block's place on its page; ``edits`` would make the page
    show what happened.
    """

    index: int
    status: str
    seconds: float
    problems: list[Problem] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    def dump(self) -> bytes:
        """Return the outcome as one line of JSON."""
        problems = [
            [p.where, p.what, p.hint, p.expected, p.got, p.offset]
            for p in self.problems
        ]
        edits = [[e.start, e.end, e.lines] for e in self.edits]
        row = [self.index, self.status, self.seconds, problems, edits]
        return json.dumps(row).encode() + b"\n"

    @classmethod
    def load(cls, line: bytes) -> "Outcome":
        """Return what `dump` wrote.

        Raises:
            ValueError: the line is not one of `dump`'s.
        """
        index, status, seconds, problems, edits = json.loads(line)
        return cls(
            index,
            status,
            seconds,
            [Problem(*row) for row in problems],
            [Edit(start, end, tuple(lines)) for start, end, lines in edits],
        )


def without(job: Job, outcome: Outcome) -> Job:
    """Return what is left of *job* after the block of *outcome* broke its process."""
    return replace(
        job,
        again=outcome.index + 1,
        broken={**job.broken, outcome.index: outcome.problems[0].where},
    )
