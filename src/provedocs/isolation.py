"""Make a freshly forked process one page's own.

What can be set up once is set up in the keeper, before any fork: each thing
that a child touches is memory that it must copy.
"""

import faulthandler
import os
import shutil
import signal
import stat
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

FOLDERS = ("page", "home", "tmp")
"""What a page finds: the folder it runs in, its ``HOME`` and its ``TMPDIR``."""

_FILES = ("stdout", "stderr", "words", "fault")
"""What it writes: what it tells its keeper, and where it was when it broke, too."""

_MODE = 0o700

Fault = tuple[BaseException | None, str]
"""An error that nobody could catch, and where that was."""

_faults: list[Fault] = []


class Nest:
    """The folders and files that pages run in, one page after the other.

    ``private`` are the keeper's own descriptors, the one that jobs come on first;
    ``words`` is the one that a page tells its keeper through, a file: to wake the
    keeper at each word would cost more than most blocks do.
    """

    def __init__(self, base: Path) -> None:
        self.base = base
        base.mkdir()
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND
        self._files = [os.open(f"{base}/{name}", flags) for name in _FILES]
        self.words = self._files[2]
        os.unlink(f"{base}/words")  # noqa: PTH108
        faulthandler.enable(self._files[-1])
        faulthandler.register(signal.SIGUSR2, self._files[-1], all_threads=False)
        folders = {"HOME": "home", "TMPDIR": "tmp", "PWD": "page"}
        os.environ.update({key: f"{base}/{name}" for key, name in folders.items()})
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        sys.dont_write_bytecode = True  # from here on: our own modules are loaded
        sys.unraisablehook, threading.excepthook = _unraisable, _in_thread
        self.private: tuple[int, ...] = ()

    def clean(self) -> None:
        """Make everything as if no page had ever been here."""
        if not self.base.is_dir():
            self.base.unlink(missing_ok=True)
            self.base.mkdir(_MODE)
        for name in FOLDERS:
            _renew(self.base / name)
        for file in self._files:
            os.ftruncate(file, 0)

    @property
    def stdout(self) -> int:
        """Return the descriptor of the file that child processes write to."""
        return self._files[0]

    def written(self) -> int:
        """Return the bytes in the larger of the files that programs write to."""
        return max(os.fstat(file).st_size for file in self._files[:2])

    def told(self, start: int) -> bytes:
        """Return what the page has told its keeper, but for the first *start* bytes."""
        size = os.fstat(self.words).st_size - start
        return os.pread(self.words, size, start) if size > 0 else b""

    def broke_at(self) -> str:
        """Return where a page was when it broke, as faulthandler tells it."""
        return os.pread(self._files[-1], 1 << 20, 0).decode(errors="replace")

    def enter(self, page: str, report: Callable[[str], None]) -> list[Fault]:
        """Move in; return the list that takes what goes wrong unseen.

        *page* is the page's absolute path and *report* tells the keeper.
        """
        for descriptor in self.private:
            os.close(descriptor)
        os.chdir(f"{self.base}/page")
        os.dup2(self._files[0], 1)
        os.dup2(self._files[1], 2)
        warnings.simplefilter("error")
        _note_exits(page, report)
        return _faults


def _renew(folder: Path) -> None:
    """Make *folder* a new one, unless it is as good as new."""
    if folder.is_dir() and not folder.is_symlink():
        if stat.S_IMODE(folder.stat().st_mode) == _MODE and not any(folder.iterdir()):
            return
        _remove(folder)
    else:
        folder.unlink(missing_ok=True)
    folder.mkdir(_MODE)


def _remove(folder: Path) -> None:
    """Remove *folder*, or put aside what a page has made impossible to remove."""
    folder.chmod(_MODE)
    try:
        shutil.rmtree(folder)
    except OSError:
        folder.rename(folder.with_name(f"{folder.name}-{os.urandom(4).hex()}"))


def _note_exits(page: str, report: Callable[[str], None]) -> None:
    """Tell the keeper which lines of *page*, the innermost first, end the process."""
    leave, owner = os._exit, os.getpid()

    def noted(status: int) -> NoReturn:
        steps = traceback.walk_stack(sys._getframe(1))
        lines = [line for frame, line in steps if frame.f_code.co_filename == page]
        if os.getpid() == owner:
            report(f"exit {','.join(map(str, lines))} os._exit({status})")
        leave(status)

    os._exit = noted


def _unraisable(args: Any) -> None:
    name = getattr(args.object, "__qualname__", type(args.object).__name__)
    _faults.append((args.exc_value, f"ignored in {name}"))


def _in_thread(args: threading.ExceptHookArgs) -> None:
    _faults.append((args.exc_value, "in a thread"))
