"""One page's own process, as its keeper sees it."""

import contextlib
import gc
import os
import re
import select
import signal
import time
from collections.abc import Callable, Iterator

from provedocs.deaths import CUT_OFF, GARBLED, Death, cause_of_death, is_dead, overrun
from provedocs.isolation import Nest
from provedocs.job import Job, Outcome
from provedocs.orphans import die_with_parent, end_group
from provedocs.page import prove_page

_POLL = 0.2
"""Seconds after which we look whether the child lives, if it says nothing."""


_NOTE = re.compile(r"begin \d+|line \d+|exit [\d,]* .*")


class Abandoned(Exception):
    """Whoever asked for the page waits for it no longer."""


class Child:
    """A forked process that proves a page; `death` tells if it ended early."""

    def __init__(self, job: Job, nest: Nest) -> None:
        self._job, self._nest = job, nest
        self._index, self._exit = 0, ""
        self._lines: list[int] = []
        self._since = time.monotonic()
        self.death: Death | None = None

    def outcomes(self) -> Iterator[bytes]:
        """Fork, and yield the outcomes as lines of JSON, until the page ends."""
        self._nest.clean()
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            _be_child(self._job, self._nest, writing)
        os.close(writing)
        try:
            yield from self._listen(pid, reading)
        finally:
            end_group(pid)
            os.close(reading)

    def _listen(self, pid: int, reading: int) -> Iterator[bytes]:
        """Yield outcomes until the child says ``end``, dies, or has to be ended."""
        rest, orders = b"", self._nest.private[:1]
        while True:
            ready, _, _ = select.select([reading, *orders], [], [], _POLL)
            if orders and orders[0] in ready:
                raise Abandoned
            piece = os.read(reading, 1 << 16) if ready else b""
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                if line == b"end":
                    os.waitpid(pid, 0)  # it ends by itself, once coverage is saved
                    return
                if _is_outcome(line):
                    yield line + b"\n"
                elif not self._note(line.decode(errors="replace")):
                    return self._die(GARBLED)
            if (ready and not piece) or (not ready and is_dead(pid)):
                return self._die(cause_of_death(pid, self._exit))
            seconds = time.monotonic() - self._since
            if cause := overrun(seconds, self._timeout(), self._nest.written()):
                self._dump_stack(pid)
                return self._die(cause)

    def _note(self, line: str) -> bool:
        """Take in what the child says of its way; tell whether it is that at all."""
        if not _NOTE.fullmatch(line):
            return False
        word, _, rest = line.partition(" ")
        if word == "begin":
            self._index, self._lines = int(rest), []
            self._since = time.monotonic()
        elif word == "line":
            self._lines = [int(rest)]
        elif word == "exit":
            lines, _, self._exit = rest.partition(" ")
            self._lines = [int(line) for line in lines.split(",") if line]
        return True

    def _timeout(self) -> float:
        options = self._job.blocks[self._index].options
        return float(options.get("timeout", self._job.timeout))

    def _die(self, cause: tuple[str, str]) -> None:
        seconds = time.monotonic() - self._since
        block = self._job.blocks[self._index]
        lines = [*self._lines, *self._lines_in_dump(), block.line]
        line = next(n for n in lines if block.line <= n < block.end)
        self.death = Death(self._index, line, *cause, seconds)

    def _dump_stack(self, pid: int) -> None:
        """Have the child write where it is, if it still can."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGUSR2)
        until = time.monotonic() + _POLL
        while not self._lines_in_dump() and time.monotonic() < until:
            time.sleep(0.01)

    def _lines_in_dump(self) -> list[int]:
        """Return the page's lines in what faulthandler wrote, the innermost first."""
        step = rf'File "{re.escape(f"{self._job.root}/{self._job.page}")}", line (\d+)'
        return list(map(int, re.findall(step, self._nest.broke_at())))


def _be_child(job: Job, nest: Nest, writing: int) -> None:
    """Prove the page and end; never returns."""
    leave: Callable[[int], None] = os._exit
    status = 0
    try:
        os.setsid()
        die_with_parent()
        gc.enable()
        prove_page(job, nest, lambda line: _write(writing, line))
        _write(writing, b"end\n")
    except OSError:  # the block closed what we speak through
        status = CUT_OFF
    finally:
        leave(status)


def _is_outcome(line: bytes) -> bool:
    try:
        Outcome.load(line)
    except (ValueError, TypeError):
        return False
    return True


def _write(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]
