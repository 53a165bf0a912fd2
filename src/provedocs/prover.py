"""Ask the keeper to prove pages."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from provedocs.errors import Problem
from provedocs.job import END, Job, Outcome, without
from provedocs.keeping import KeeperLost, Keeping
from provedocs.lifeline import Lifeline

_GUARD = Path(__file__).with_name("guard")
_NOWHERE = "http://127.0.0.1:9"
_PASSED = ("COVERAGE", "COV_CORE")
"""What else of our environment a page gets: the measuring of its coverage."""


class Prover:
    """The keeper of a project at *root*, started when the first page is proved.

    *shared* is the folder of the run that this one is part of, if there is one.
    """

    def __init__(
        self, root: Path, pythonpath: Sequence[str] = (), shared: Path | None = None
    ) -> None:
        self._root, self._shared = root, shared
        self._lifeline: Lifeline | None = None
        self._environment = environment(pythonpath)
        self._keeper: Keeping | None = None

    def prove(self, job: Job) -> Iterator[Outcome]:
        """Yield what becomes of each block of *job*, in order.

        A block may even end the keeper, its parent; the rest has a new one.
        """
        at = job.again
        while at < len(job.blocks):
            try:
                for outcome in self._outcomes(replace(job, again=at)):
                    at = outcome.index + 1
                    yield outcome
                return
            except KeeperLost:
                at = next(n for n in count(at) if n not in job.broken)
            if at < len(job.blocks):
                outcome, job = self._alone(job, at)
                at += 1
                yield outcome

    def _alone(self, job: Job, at: int) -> tuple[Outcome, Job]:
        """Prove no block below the one at *at*: is it that which ends the keeper?"""
        try:
            [outcome] = self._outcomes(replace(job, again=at, stop=at + 1))
        except KeeperLost as lost:
            outcome = _lost(job, at, str(lost))
            return outcome, without(job, outcome)
        return outcome, job

    def _outcomes(self, job: Job) -> Iterator[Outcome]:
        """Yield outcomes until the keeper has no more.

        Raises:
            KeeperLost: it went first.
        """
        line = b""
        if self._keeper is None:
            self._keeper = self._started()
        try:
            for line in self._keeper.ask(job):
                if line == END:
                    return
                yield Outcome.load(line)
        finally:
            if line != END:  # it is lost, or whoever asked waits no longer
                self._end_keeper()

    def _started(self) -> Keeping:
        if self._shared is None and self._lifeline is None:
            self._lifeline = Lifeline()
        shared = self._lifeline.folder if self._lifeline else self._shared
        assert shared
        return Keeping(self._root, shared, self._environment)

    def _end_keeper(self) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.end()

    def close(self) -> None:
        """End the keeper, and with it whatever it runs."""
        self._end_keeper()
        lifeline, self._lifeline = self._lifeline, None
        if lifeline is not None:
            lifeline.close()


def _lost(job: Job, at: int, how: str) -> Outcome:
    what = f"this block {how} the process that runs pages"
    hint = "see what it wrote to the terminal, if anything"
    return Outcome(at, "", 0.0, [Problem(job.blocks[at].at(), what, hint)])


def environment(pythonpath: Sequence[str]) -> dict[str, str]:
    """Return the environment of every page: the same on every machine."""
    folder = Path(sys.executable).parent
    passed = {k: v for k, v in os.environ.items() if k.startswith(_PASSED)}
    return passed | {
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": ":".join([str(_GUARD), *pythonpath]),
        "PYTHONHASHSEED": "0",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "80",
        "LINES": "24",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "all_proxy": _NOWHERE,
        "http_proxy": _NOWHERE,
        "https_proxy": _NOWHERE,
        "no_proxy": "localhost,127.0.0.1,::1",
    }
