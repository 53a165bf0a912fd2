"""End what a page leaves running: its process group, and whoever left that."""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>


def adopt_orphans() -> None:
    """Become the parent of every process below us whose own parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_group(leader: int) -> None:
    """Kill the processes of the group that *leader* began, and wait for it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(leader, 0)


def end_orphans(spared: Collection[int]) -> None:
    """Kill the children that we have but for *spared*: orphans that we adopted."""
    while orphans := _children() - set(spared):
        for pid in orphans:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _children() -> set[int]:
    """Return our children, by proc(5); none where the kernel does not list them."""
    pid = os.getpid()
    try:
        return set(
            map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        )
    except OSError:
        return set()


def end_users(folder: Path) -> None:
    """Kill the processes whose environment, by proc(5), names *folder*."""
    while users := list(_users(os.fsencode(folder))):
        for pid in users:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def _users(folder: bytes) -> Iterator[int]:
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if folder in environment.read_bytes():
                yield int(environment.parent.name)
