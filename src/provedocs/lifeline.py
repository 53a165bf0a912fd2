"""A folder for what the processes of one run share, and how they know of its end."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

PIPE = "lifeline"
"""The name of the pipe; nobody writes to it, and who reads it is told of the end."""


class Lifeline:
    """A folder that lasts as long as we do; the kernel tells if we are killed."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="provedocs-")).resolve()
        os.mkfifo(self.folder / PIPE)
        self._held = os.open(self.folder / PIPE, os.O_RDWR)

    def close(self) -> None:
        """End whatever reads the pipe, and remove the folder."""
        os.close(self._held)
        shutil.rmtree(self.folder, ignore_errors=True)


def open_lifeline(folder: Path) -> int:
    """Return a descriptor of the pipe in *folder*; nothing waits for its other end."""
    return os.open(folder / PIPE, os.O_RDONLY | os.O_NONBLOCK)


def remove_if_over(folder: Path) -> None:
    """Remove *folder* if who made it was killed, and so could not."""
    with contextlib.suppress(OSError):
        pipe = open_lifeline(folder)
        try:
            over = os.read(pipe, 1) == b""  # BlockingIOError: somebody holds it
        finally:
            os.close(pipe)
        if over:
            shutil.rmtree(folder, ignore_errors=True)
