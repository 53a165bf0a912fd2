"""Make a freshly forked process one page's own."""

import faulthandler
import os
import signal
import sys
import tempfile
import threading
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

FOLDERS = ("page", "home", "tmp")
"""What a page's temporary folder holds: where it runs, ``HOME`` and ``TMPDIR``."""


def enter(base: Path, page: str, report: Callable[[str], None]) -> list[str]:
    """Move into *base*; return the list that takes what went wrong unseen.

    *page* is the page's absolute path and *report* tells the keeper.
    """
    for name in FOLDERS:
        (base / name).mkdir()
    os.chdir(base / "page")
    os.environ.update(
        HOME=str(base / "home"), TMPDIR=str(base / "tmp"), PWD=str(base / "page")
    )
    tempfile.tempdir = None
    _redirect(base)
    _note_exits(page, report)
    return _catch_unseen()


def _redirect(base: Path) -> None:
    """Send what this process and its children write to files of the page."""
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    os.dup2(sys.stdin.fileno(), 0)
    for number, name in ((1, "stdout"), (2, "stderr")):
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        os.dup2(file := os.open(base / name, flags), number)
        os.close(file)
    fault = os.open(base / "fault", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    faulthandler.enable(fault)
    faulthandler.register(signal.SIGUSR2, fault, all_threads=False)


def _note_exits(page: str, report: Callable[[str], None]) -> None:
    """Tell the keeper which line of *page* ends the process."""
    leave, owner = os._exit, os.getpid()

    def noted(status: int) -> NoReturn:
        frame = sys._getframe(1)
        while frame.f_back and frame.f_code.co_filename != page:
            frame = frame.f_back
        if os.getpid() == owner:
            report(f"exit {frame.f_lineno} os._exit({status})")
        leave(status)

    os._exit = noted


def _catch_unseen() -> list[str]:
    """Make warnings errors, and collect errors that nobody could catch."""
    faults: list[str] = []
    warnings.simplefilter("error")

    def unraisable(args: Any) -> None:
        faults.append(_told(args.exc_value) + f" (ignored in {args.object!r})")

    def in_thread(args: threading.ExceptHookArgs) -> None:
        faults.append(_told(args.exc_value) + " (in a thread)")

    sys.unraisablehook, threading.excepthook = unraisable, in_thread
    return faults


def _told(error: BaseException | None) -> str:
    return "".join(traceback.format_exception_only(error)).strip()
