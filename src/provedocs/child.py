"""One page's own process, as its keeper sees it."""

import contextlib
import gc
import os
import re
import select
import signal
import time
from collections.abc import Callable, Iterator
from functools import partial

from provedocs.deaths import CUT_OFF, GARBLED, Death, cause_of_death, is_dead, overrun
from provedocs.hearing import Hearing
from provedocs.isolation import Nest
from provedocs.job import Job
from provedocs.orphans import end_group
from provedocs.page import prove_page

_POLL, _SOON = 0.2, 0.01
"""Seconds after which we look how the child is, and once it cannot wake us."""


class Abandoned(Exception):
    """Whoever asked for the page waits for it no longer."""


class Child:
    """A forked process that proves a page; `death` tells if it ended early."""

    def __init__(self, job: Job, nest: Nest) -> None:
        self._job, self._nest = job, nest
        self._heard = Hearing()
        self.death: Death | None = None

    def outcomes(self) -> Iterator[bytes]:
        """Fork, and yield the outcomes as lines of JSON, until the page ends.

        The child writes what it has to say into a file, and wakes us at its end.
        """
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
        heard, orders = self._heard, self._nest.private[:1]
        wakes = [reading, *orders]
        while self.death is None:
            wait = _POLL if reading in wakes else _SOON
            ready, _, _ = select.select(wakes, [], [], wait)
            if orders and orders[0] in ready:
                raise Abandoned
            if reading in ready and not os.read(reading, 1 << 16):
                wakes.remove(reading)  # it was closed: by the child's end, or before
            dead = is_dead(pid)
            if outcomes := heard.take(self._nest.told(heard.size)):
                yield outcomes
            if heard.ended:
                os.waitpid(pid, 0)  # it ends by itself, once coverage is saved
                return
            self.death = self._death(pid, dead)

    def _death(self, pid: int, dead: bool) -> Death | None:
        """Return why the child cannot go on, if so."""
        heard = self._heard
        seconds = time.monotonic() - heard.since
        if heard.garbled:
            cause = GARBLED
        elif dead:
            cause = cause_of_death(pid, heard.exit)
        elif late := overrun(seconds, self._timeout(), self._nest.written()):
            self._dump_stack(pid)
            cause = late
        else:
            return None
        block = self._job.blocks[heard.index]
        lines = [*heard.lines, *self._lines_in_dump(), block.line]
        line = next(n for n in lines if block.line <= n < block.end)
        return Death(heard.index, line, *cause, seconds)

    def _timeout(self) -> float:
        options = self._job.blocks[self._heard.index].options
        return float(options.get("timeout", self._job.timeout))

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


def _be_child(job: Job, nest: Nest, done: int) -> None:
    """Prove the page and end; never returns."""
    leave: Callable[[int], None] = os._exit
    status = 0
    try:
        os.setsid()
        gc.enable()
        prove_page(job, nest, partial(_write, nest.words))
        _write(nest.words, b"end\n")
        os.write(done, b"\n")
    except OSError:  # the block closed what we speak through
        status = CUT_OFF
    finally:
        leave(status)


def _write(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]
