"""A keeper, as pytest sees it: its process, its folder, and its end."""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from provedocs.job import Job
from provedocs.orphans import end_users

_POLL = 0.2
"""Seconds after which we look whether the keeper is stopped, if it says nothing."""


class KeeperLost(Exception):
    """A keeper went before its answer was whole; the message says in which way."""


class Keeping:
    """A keeper of the project at *root*, which runs in an *environment*.

    It shares the folder *shared* with others of its run.  The one for its own
    temporary files is ours: a page can end it before it has removed anything.
    """

    def __init__(
        self, root: Path, shared: Path, environment: Mapping[str, str]
    ) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="provedocs-")).resolve()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "provedocs.keeper", str(root), str(shared)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environment, "TMPDIR": str(self._folder)},
            cwd=root,
            start_new_session=True,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._jobs, self._answers = self._process.stdin, self._process.stdout

    def ask(self, job: Job) -> Iterator[bytes]:
        """Yield the lines of the answer to *job*.

        Raises:
            KeeperLost: the keeper has ended, or was stopped.
        """
        with contextlib.suppress(BrokenPipeError):
            self._jobs.write(job.dump())
            self._jobs.flush()
        rest = b""
        while piece := self._heard():
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                yield line + b"\n"
        raise KeeperLost("ends")

    def _heard(self) -> bytes:
        while not select.select([self._answers], [], [], _POLL)[0]:
            if self._is_stopped(os.WNOHANG):
                raise KeeperLost("stops")
        return os.read(self._answers.fileno(), 1 << 16)

    def _is_stopped(self, wait: int = 0) -> bool:
        """Tell whether the keeper is stopped; without *wait*, when it is or has ended.

        Either way it is still to be waited for.
        """
        which = os.WEXITED | os.WSTOPPED | os.WNOWAIT | wait
        found = os.waitid(os.P_PID, self._process.pid, which)
        return found is not None and found.si_code == os.CLD_STOPPED

    def end(self) -> None:
        """End the keeper, and with it whatever it runs; leave nothing of it."""
        with contextlib.suppress(BrokenPipeError):
            self._jobs.close()
        self._answers.close()
        if self._is_stopped():
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        if self._folder.exists():
            end_users(self._folder)
            shutil.rmtree(self._folder, ignore_errors=True)
