"""A standard output that remembers which line of the page wrote what."""

import io
import os
import sys
from types import FrameType
from typing import Any

LONGEST = 1 << 20
_MOST = 100_000
"""More characters, and more writes, than a page can show of one block."""


class Recorder(io.TextIOBase):
    """Stands for ``sys.stdout`` while a page runs.

    A write belongs to the innermost line of the block in hand on the stack: to
    the ``print`` itself wherever in the block it stands, in a loop, a function
    or a ``with``, so that what a line prints stands under that line.  What a
    function from further up the page prints belongs to its call.
    """

    def __init__(self) -> None:
        self.writes: list[tuple[int, str]] = []
        self._path, self._first, self._last = "", 0, 0
        self._line, self._size = 0, 0
        self._forked = False

    def watch(self, path: str, first: int, last: int) -> None:
        """Begin a block: the lines *first* to *last* of the file at *path*."""
        self.writes, self._size = [], 0
        self._path, self._first, self._last = path, first, last
        self._line = last

    def forked(self) -> None:
        """Write where child processes write: this is one now, nobody reads here."""
        self._forked = True

    def write(self, text: str) -> int:
        """Take *text* in; it must be a string, as for any text stream.

        Raises:
            OverflowError: the block has printed more than a page can show.
            ValueError: the stream was closed.
        """
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if self._forked:
            return os.write(1, text.encode())
        self._size += len(text)
        if self._size > LONGEST or len(self.writes) > _MOST:
            raise OverflowError("this block prints more than a page can show")
        self.writes.append((self._line_of(sys._getframe(1)), text))
        return len(text)

    def writable(self) -> bool:
        """Tell that this stream can be written."""
        return True

    def fileno(self) -> int:
        """Return the descriptor that child processes write to."""
        return 1

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Return the encoding, as a terminal here has it."""
        return "utf-8"

    @property
    def buffer(self) -> "_Bytes":
        """Return the stream of bytes under this one."""
        return _Bytes(self)

    def reconfigure(self, **_: Any) -> None:
        """Take what a page asks of its terminal; there is nothing to change."""

    def _line_of(self, frame: FrameType | None) -> int:
        """Return the page's line that is writing.

        Where none is on the stack, in a thread say, it is the one that wrote
        last, or else the end of the block.
        """
        while frame is not None:
            line = frame.f_lineno
            here = frame.f_code.co_filename == self._path
            if here and line is not None and self._first <= line <= self._last:
                self._line = line
                return line
            frame = frame.f_back
        return self._line


class _Bytes(io.RawIOBase):
    """The bytes under a `Recorder`."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._recorder.write(bytes(data).decode(errors="replace"))
        return len(data)
