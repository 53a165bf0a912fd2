"""Files: written whole, or not at all."""

import os
import shutil
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Write *content* to *path*, keeping its mode; a reader sees old or new, no mix."""
    path = path.resolve()  # what a symbolic link names is written, the link stays
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    if path.exists():
        shutil.copymode(path, unfinished)
    unfinished.replace(path)
