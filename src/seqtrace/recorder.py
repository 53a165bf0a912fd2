"""Watch calls that cross the modules of a package, and write them down."""

import inspect
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType
from typing import Any

from seqtrace.failures import Failures, is_unwinding
from seqtrace.participants import Participants, where
from seqtrace.records import Record
from seqtrace.wording import said

_RESUMED = inspect.CO_GENERATOR | inspect.CO_COROUTINE | inspect.CO_ASYNC_GENERATOR

_recorders: list["_Recorder"] = []
"""Every recording in progress, the innermost last."""


@contextmanager
def recording(
    package: str,
    *,
    names: Mapping[str, str | None] | None = None,
    caller: str = "caller",
    private: bool = False,
) -> Iterator[list[Record]]:
    """Record the calls that cross modules of *package* while the block runs.

    It watches one thread, the one that runs the block.
    Functions that begin with ``_``, generators and coroutines are passed over, and
    an answer is recorded only where it says something (see `seqtrace.wording.said`).
    A failure bears its exception's name and text if whoever handles the exception
    does anything at all; after a bare ``pass`` it is called ``exception``.

    Args:
        package: The importable name, for example ``"cinder_flow"``.
        names: Module, as its dotted path inside the package, to participant (see
            `seqtrace.participants.Participants`).
        caller: The participant that stands for all code outside the package.
        private: Record functions that begin with ``_``, too.

    Yields:
        The list to which records are added; it is complete when the block ends.
    """
    recorder = _Recorder(Participants(package, dict(names or {}), caller), private)
    before = sys.getprofile()
    _recorders.append(recorder)
    sys.setprofile(_profile)
    try:
        yield recorder.records
    finally:
        sys.setprofile(before)
        _recorders.remove(recorder)
        recorder.failures.look_at(sys.exception())


def _profile(frame: FrameType, event: str, arg: Any) -> None:
    for recorder in _recorders:
        recorder.see(frame, event, arg)


def cast(target: str, text: str) -> None:
    """Record that whoever runs now sends *target* a message and does not wait."""
    for recorder in _recorders:
        recorder.report("cast", target, text, sys._getframe(1))


def note(text: str) -> None:
    """Record that something changed at whoever runs now."""
    for recorder in _recorders:
        recorder.report("note", None, text, sys._getframe(1))


class _Recorder:
    """One recording: its rules, its records, and the calls that are still open."""

    def __init__(self, participants: Participants, private: bool) -> None:
        self.records: list[Record] = []
        self.failures = Failures()
        self._participants = participants
        self._private = private
        self._open: dict[FrameType, Record] = {}

    def see(self, frame: FrameType, event: str, arg: Any) -> None:
        """Take one event of `sys.setprofile`."""
        self.failures.look_at(sys.exception())
        if event == "call" and self._wanted(frame):
            self._enter(frame)
        elif event == "return" and frame in self._open:
            self._leave(frame, self._open.pop(frame), arg)

    def report(
        self, kind: str, target: str | None, text: str, frame: FrameType
    ) -> None:
        """Add what a profiler cannot see, at the nearest participant's line."""
        source, at = self._participants.nearest(frame)
        line = where(at, at.f_lineno) if at else None
        self.records.append(Record(kind, source, target or source, text, line))

    def _wanted(self, frame: FrameType) -> bool:
        name = frame.f_code.co_name
        return (
            not frame.f_code.co_flags & _RESUMED
            and not name.startswith("<")
            and (self._private or not name.startswith("_"))
        )

    def _enter(self, frame: FrameType) -> None:
        target = self._participants.of(frame)
        source, _ = self._participants.nearest(frame.f_back)
        if target is None or source == target:
            return
        code = frame.f_code
        line = where(frame, code.co_firstlineno)
        self._open[frame] = Record("call", source, target, code.co_qualname, line)
        self.records.append(self._open[frame])

    def _leave(self, frame: FrameType, call: Record, value: Any) -> None:
        if value is None and is_unwinding(frame):
            self._fail(frame, call)
        elif text := said(value):
            self._answer("return", call, text)

    def _fail(self, frame: FrameType, call: Record) -> None:
        index = len(self.records)
        self._answer("failure", call, "exception")

        def name(words: str) -> None:
            self.records[index] = replace(self.records[index], text=words)

        self.failures.add(frame, name)

    def _answer(self, kind: str, call: Record, text: str) -> None:
        self.records.append(Record(kind, call.target, call.source, text, call.where))
