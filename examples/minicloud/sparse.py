"""Files with holes: their size, and copies whose holes stay holes."""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO


def copy(source: Path, target: Path) -> None:
    """Copy *source* to *target*; what takes no room takes none in the copy."""
    with source.open("rb") as read, target.open("wb") as write:
        size = read.seek(0, os.SEEK_END)
        write.truncate(size)
        for start, end in _data(read, size):
            read.seek(start)
            write.seek(start)
            shutil.copyfileobj(_Part(read, end - start), write)


def size(files: Iterable[Path]) -> int:
    """Return the bytes that *files* say they have; one may vanish meanwhile."""
    total = 0
    for file in files:
        with contextlib.suppress(FileNotFoundError):
            total += file.stat().st_size
    return total


def _data(file: BinaryIO, size: int) -> Iterator[tuple[int, int]]:
    end = 0
    while end < size:
        try:
            start = os.lseek(file.fileno(), end, os.SEEK_DATA)
        except OSError as error:
            if error.errno == errno.ENXIO:  # nothing but a hole follows
                return
            raise
        end = os.lseek(file.fileno(), start, os.SEEK_HOLE)
        yield start, end


class _Part:
    """A reader that ends after so many bytes."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self._file, self._left = file, length

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(min(size, self._left) if size >= 0 else self._left)
        self._left -= len(data)
        return data
