"""The folder of a cloud: whose it is, whether it is in use, what stands in it."""

import fcntl
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from minicloud import settings
from minicloud.errors import CloudError
from minicloud.settings import Settings

CARD = "minicloud.json"
LOCK = "lock"
HIGH = 500
READY = "ready"


@dataclass(frozen=True)
class Folder:
    """A cloud's folder; nothing outside it is ever written or removed."""

    path: Path

    @property
    def lock(self) -> Path:
        """Return the file that every process of the cloud holds locked."""
        return self.path / LOCK

    def remembered(self) -> Settings | None:
        """Return the settings of the cloud that was here before, if one was."""
        try:
            return settings.load((self.path / CARD).read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except CloudError as error:
            raise CloudError(
                f"{self.path}: {error}; remove the folder, or name another by --dir"
            ) from None

    def claim(self) -> int:
        """Take the folder and return the descriptor that holds its lock.

        Every process that inherits the descriptor holds the lock, too: as long as
        one of them lives, nobody else gets it.

        Raises:
            CloudError: The folder holds something else, or a cloud that runs.
        """
        self._check_not_foreign()
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = _last(os.open(self.lock, os.O_RDWR | os.O_CREAT, 0o600))
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise CloudError(
                f"a cloud runs in {self.path} already; use it by `run`, or end it by"
                " `down`"
            ) from None
        os.truncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        return descriptor

    def is_held_by(self, descriptor: int) -> bool:
        """Tell whether *descriptor* is still the lock: nobody removed the folder."""
        try:
            return os.path.samestat(os.fstat(descriptor), self.lock.stat())
        except FileNotFoundError:
            return False

    def _check_not_foreign(self) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise CloudError(f"{self.path} is no folder; name another by --dir")
        names = {path.name for path in self.path.glob("*")}
        if names - {LOCK} and CARD not in names:
            raise CloudError(
                f"{self.path} holds files of something else; name another by --dir"
            )

    def write_card(self, chosen: Settings) -> None:
        """Write down what the cloud is made of, whole or not at all."""
        draft = self.path / f"{CARD}.new"
        draft.write_text(settings.dump(chosen), encoding="utf-8")
        draft.replace(self.path / CARD)

    def is_complete(self) -> bool:
        """Tell whether a cloud in this folder has ever been ready."""
        return (self.path / READY).exists()

    def mark_complete(self) -> None:
        """Remember that the cloud was ready: what is here can be started again."""
        (self.path / READY).touch()

    def reset(self) -> None:
        """Remove what a start that never came to its end has left."""
        for path in self.path.iterdir():
            if path.name in (LOCK, CARD):
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def holder(self) -> int | None:
        """Return the process that supervises the cloud in this folder, if it runs."""
        try:
            descriptor = os.open(self.lock, os.O_RDONLY)
        except OSError:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return int(os.read(descriptor, 20) or 0)
        else:
            return None
        finally:
            os.close(descriptor)


def _last(descriptor: int) -> int:
    """Return *descriptor* under a high number.

    A process that ends closes its files in the order of their numbers: its ports are
    free before the lock is.
    """
    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, HIGH)
    os.close(descriptor)
    return high
