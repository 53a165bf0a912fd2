"""How the process of a page can end before its page does."""

import contextlib
import os
import signal
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Death:
    """How a child ended before its page did: in which block, where, and why."""

    index: int
    line: int
    what: str
    hint: str
    seconds: float


CUT_OFF = 76
"""The status of a child that cannot speak to its keeper; 76 is EX_PROTOCOL."""

GARBLED = (
    "this block writes to file descriptors that are not its own",
    "write to those that it opened",
)
"""What is wrong, and a hint, when a child's words are not the prover's."""

_MOST_STRAY = 1 << 26
"""Bytes that a page may write past ``sys.stdout``: nobody reads so many."""

_GO_ON = "a page's process goes on to the end of the page"


def cause_of_death(pid: int, told: str) -> tuple[str, str]:
    """Return what ended the child *pid*, and a hint; *told* is what it said last."""
    if told:
        return f"this block ends its interpreter: {told}", _GO_ON
    status = _status(pid)
    if status < 0:
        return f"this block breaks its interpreter: {_signal(-status)}", _GO_ON
    if status == CUT_OFF:
        return "this block closes file descriptors that are not its own", _GO_ON
    return f"this block ends its interpreter with status {status}", _GO_ON


def is_dead(pid: int) -> bool:
    """Tell whether the child *pid* has ended; it is still to be waited for."""
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _status(pid: int) -> int:
    """Return the exit status, or the signal as a negative number."""
    with contextlib.suppress(ChildProcessError):
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return 0


def _signal(number: int) -> str:
    return (
        signal.Signals(number).name if number in signal.valid_signals() else str(number)
    )


def overrun(seconds: float, most: float, stray: int) -> tuple[str, str] | None:
    """Return what is wrong, and a hint, if a block takes longer than *most* seconds.

    Or if it fills the disk: *stray* are the bytes that its page wrote to the terminal.
    """
    if stray > _MOST_STRAY:
        what = f"this block writes more than {_MOST_STRAY >> 20} MB to the terminal"
        return what, "write less, or write it to a file"
    if seconds > most:
        hint = 'give it more with timeout="seconds", or mend what it waits for'
        return f"this block does not end within {most:g} seconds", hint
    return None
