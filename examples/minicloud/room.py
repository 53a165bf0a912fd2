"""Room on the disk: whether there is enough, and whether that was what went wrong."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from minicloud.errors import CloudError

ROOM_MB = 20
"""What a cloud with all services writes at its start is less than half of this."""

FULL_MB = 1
"""With less than this free, a disk is full: who failed has freed a little again."""


def check(path: Path) -> None:
    """Raise if a cloud in *path* would fill the disk.

    Raises:
        CloudError: It would.
    """
    if _free_mb(path) < ROOM_MB:
        raise CloudError(f"less than {ROOM_MB} MB are free on the disk of {path}")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Have a failure of the block say that the disk of *path* is full, if it is.

    Services say it in many ways, or cannot say it, since their logs stand there, too.

    Raises:
        CloudError: The block failed, and the disk is full.
    """
    try:
        yield
    except (CloudError, OSError) as error:
        if getattr(error, "errno", None) == errno.ENOSPC or _free_mb(path) < FULL_MB:
            raise CloudError(
                f"the disk of {path} is full; a cloud needs {ROOM_MB} MB"
            ) from None
        raise


def _free_mb(path: Path) -> float:
    existing = next(p for p in [path, *path.absolute().parents] if p.exists())
    return shutil.disk_usage(existing).free / 2**20
