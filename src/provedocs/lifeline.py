"""A folder for what the processes of one run share, and how they know of its end."""

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
