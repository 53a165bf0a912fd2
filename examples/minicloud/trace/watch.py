"""Watching the services while a command runs."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from minicloud.errors import CloudError
from minicloud.trace import events, tree
from minicloud.trace.tree import Node

PAUSE_SECONDS = 0.05
QUIET_SECONDS = 0.1
"""So long after the last event, work that is done is taken for done."""

LOST_SECONDS = 3.0
"""So long after the last event, a message that nobody took is taken for lost."""

PATIENCE_SECONDS = 120.0


@contextmanager
def watching(folder: Path) -> Iterator[None]:
    """Have the services of the cloud in *folder* note what they do.

    Raises:
        CloudError: Somebody else watches them now.
    """
    switch, log = events.switch(folder), events.log(folder)
    with (folder / events.FOLDER / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CloudError("another command is being traced; wait for it") from None
        log.unlink(missing_ok=True)
        switch.touch()
        try:
            yield
        finally:
            switch.unlink()


def settled(folder: Path) -> list[Node]:
    """Return what was done, when all of it is done."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        roots = tree.roots(events.read(events.log(folder)))
        if _is_settled(roots) or time.monotonic() > end:
            return roots
        time.sleep(PAUSE_SECONDS)


def _is_settled(roots: list[Node]) -> bool:
    nodes = [node for root in roots for node in root.all()]
    if any(node.is_open for node in nodes):
        return False
    times = [(node.end or node.begin).time for node in nodes]
    wait = LOST_SECONDS if any(node.is_lost for node in nodes) else QUIET_SECONDS
    return not times or time.time() - max(times) > wait
