"""Which exception ended a frame: a profiler is told that one did, not which."""

import opcode
from collections.abc import Callable, Iterator
from types import FrameType

from seqtrace.wording import steady

Name = Callable[[str], None]
"""Takes the words for an exception, once they are known."""


class Failures:
    """Frames that an exception ended, until somebody handles it.

    While an exception is handled, its traceback and those of its causes hold the
    frames that it has left.
    """

    def __init__(self) -> None:
        self._unnamed: list[tuple[FrameType, Name]] = []
        self._told: list[BaseException] = []

    def add(self, frame: FrameType, name: Name) -> None:
        """Remember that *frame* failed; call *name* when the exception is known."""
        self._unnamed.append((frame, name))

    def look_at(self, error: BaseException | None) -> None:
        """Name what *error*, the exception that is handled now, has ended."""
        if error is not None and self._unnamed:
            self._unnamed = [
                (frame, name)
                for frame, name in self._unnamed
                if not self._named(frame, name, error)
            ]

    def _named(self, frame: FrameType, name: Name, error: BaseException) -> bool:
        for cause in _chain(error):
            if frame in _frames(cause):
                name(self._words(cause))
                return True
        return False

    def _words(self, error: BaseException) -> str:
        """Tell an exception's text once; where it passes through, its name will do."""
        if any(error is told for told in self._told):
            return type(error).__name__
        self._told.append(error)
        return _words(error)


def is_unwinding(frame: FrameType) -> bool:
    """Tell whether *frame* ends by an exception: its last step is not a return."""
    last = opcode.opname[frame.f_code.co_code[frame.f_lasti]]
    return not last.startswith("RETURN")


def _words(error: BaseException) -> str:
    try:
        text = steady(str(error))
    except Exception:  # an exception's __str__ can fail as any other
        text = ""
    return f"{type(error).__name__}: {text}".removesuffix(": ")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()  # a chain of contexts can be made to bite its own tail
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__context__


def _frames(error: BaseException) -> Iterator[FrameType]:
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame
        step = step.tb_next
