"""Ask the keeper to prove pages."""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from provedocs.errors import Problem
from provedocs.job import END, Job, Outcome, without

_GUARD = Path(__file__).with_name("guard")
_NOWHERE = "http://127.0.0.1:9"
_PASSED = ("COVERAGE", "COV_CORE")
"""What else of our environment a page gets: the measuring of its coverage."""


class Prover:
    """The keeper of a project at *root*, started when the first page is proved."""

    def __init__(self, root: Path, pythonpath: Sequence[str] = ()) -> None:
        self._root = root
        self._environment = environment(pythonpath)
        self._keeper: subprocess.Popen[bytes] | None = None

    def prove(self, job: Job) -> Iterator[Outcome]:
        """Yield what becomes of each block of *job*, in order.

        A block may even end the keeper, its parent; the rest has a new one.
        """
        while True:
            at = job.again
            for outcome in self._outcomes(job):
                at = outcome.index + 1
                yield outcome
            if self._keeper is not None or at >= len(job.blocks):
                return
            outcome = self._alone(job, at)
            yield outcome
            broke = self._keeper is None
            job = without(job, outcome) if broke else replace(job, again=at + 1)

    def _alone(self, job: Job, at: int) -> Outcome:
        """Prove no block below the one at *at*: is it that which ends the keeper?"""
        [*outcomes] = self._outcomes(replace(job, again=at, stop=at + 1))
        return outcomes[0] if outcomes else _lost(job, at)

    def _outcomes(self, job: Job) -> Iterator[Outcome]:
        """Yield outcomes until the keeper has no more, or ends."""
        line = b""
        try:
            for line in self._lines(job):
                if line == END:
                    return
                yield Outcome.load(line)
        finally:
            if line != END:  # it ended, or whoever asked waits no longer
                self.close()

    def _lines(self, job: Job) -> IO[bytes]:
        keeper = self._started()
        assert keeper.stdin
        assert keeper.stdout
        with contextlib.suppress(BrokenPipeError):
            keeper.stdin.write(job.dump())
            keeper.stdin.flush()
        return keeper.stdout

    def close(self) -> None:
        """End the keeper, and with it whatever it runs."""
        keeper, self._keeper = self._keeper, None
        if keeper and keeper.stdin and keeper.stdout:
            with contextlib.suppress(BrokenPipeError):
                keeper.stdin.close()
            keeper.stdout.close()
            keeper.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._keeper is None:
            self._keeper = subprocess.Popen(
                [sys.executable, "-m", "provedocs.keeper", str(self._root)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=self._environment,
                cwd=self._root,
                start_new_session=True,
            )
        return self._keeper


def _lost(job: Job, at: int) -> Outcome:
    what = "this block ends the process that runs pages"
    hint = "see what it wrote to the terminal, if anything"
    return Outcome(at, "", 0.0, [Problem(job.blocks[at].at(), what, hint)])


def environment(pythonpath: Sequence[str]) -> dict[str, str]:
    """Return the environment of every page: the same on every machine."""
    folder = Path(sys.executable).parent
    passed = {k: v for k, v in os.environ.items() if k.startswith(_PASSED)}
    return passed | {
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": ":".join([str(_GUARD), *pythonpath]),
        "TMPDIR": tempfile.gettempdir(),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
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
