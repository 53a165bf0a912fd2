"""A running cloud: started, watched and ended by whoever holds it."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from minicloud import plan, ports, preflight, readiness, room, workers
from minicloud.config.site import Site
from minicloud.errors import CloudError
from minicloud.folder import Folder
from minicloud.settings import Settings
from minicloud.workers import Worker

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Cloud:
    """A cloud that serves.

    Attributes:
        site: Where it is and what it is made of.
        workers: Its processes.
        seconds: How long its start took.
        lock: The descriptor that holds its folder.
    """

    site: Site
    workers: list[Worker]
    seconds: float
    lock: int

    def memory_mb(self) -> int:
        """Return the memory of all its processes, in MiB."""
        return sum(worker.memory_mb() for worker in self.workers)

    def worker(self, name: str) -> Worker:
        """Return the process that is called *name*."""
        return next(worker for worker in self.workers if worker.job.name == name)

    def dead(self) -> list[Worker]:
        """Return the processes that have ended by themselves."""
        return [worker for worker in self.workers if worker.process.poll() is not None]


@contextmanager
def running(path: Path, chosen: Settings, tell: Tell) -> Iterator[Cloud]:
    """Have a cloud in the folder *path* while the block runs.

    Args:
        path: The cloud's folder; what an earlier cloud left there is still there.
        chosen: What the cloud is made of; ports that it does not name are found.
        tell: Is called with each step of the start.

    Raises:
        CloudError: The cloud cannot be started; nothing of it is left running.
    """
    began = time.monotonic()
    preflight.check(path, chosen)
    with contextlib.ExitStack() as stack:
        with room.told(path):
            lock, site, started = _start(stack, Folder(path.resolve()), chosen, tell)
        yield Cloud(site, started, time.monotonic() - began, lock)


def _start(
    stack: contextlib.ExitStack, folder: Folder, chosen: Settings, tell: Tell
) -> tuple[int, Site, list[Worker]]:
    """Start everything, and have *stack* end it."""
    lock = folder.claim()
    stack.callback(os.close, lock)
    site = _prepare(folder, chosen, tell)
    started: list[Worker] = []
    stack.callback(_end, started)
    for job in plan.jobs(site):
        started.append(workers.start(job, lock))
    _follow(started, tell)
    tell("waiting for the back ends' first reports")
    readiness.wait(site)
    folder.mark_complete()
    return lock, site, started


def _prepare(folder: Folder, chosen: Settings, tell: Tell) -> Site:
    before = folder.remembered()
    if before and not folder.is_complete():
        tell("the last start here never ended; starting from nothing")
        folder.reset()
    found = ports.choose(chosen.services, chosen.ports, before.ports if before else {})
    chosen = replace(chosen, ports=found)
    folder.write_card(chosen)
    site = Site(folder.path, chosen, found)
    plan.write_files(site)
    return site


def _follow(started: Sequence[Worker], tell: Tell) -> None:
    """Return when all are ready, or raise the first failure at once."""
    lock = threading.Lock()

    def follow(worker: Worker) -> None:
        for step in worker.steps():
            with lock:
                tell(step)

    with ThreadPoolExecutor(len(started)) as pool:
        try:
            waiting = [pool.submit(follow, worker) for worker in started]
            done, _ = futures.wait(waiting, return_when=futures.FIRST_EXCEPTION)
            for future in done:
                future.result()
        except BaseException:
            _end(started)  # or those that wait would not come to their end
            raise


def _end(started: Sequence[Worker]) -> None:
    for worker in started:
        worker.ask_to_end()
    for worker in started:
        worker.end()


def end_other(folder: Folder, patience: float = 15.0) -> bool:
    """End the cloud that another process holds in *folder*; tell if there was one.

    Raises:
        CloudError: It does not end.
    """
    holder = folder.holder()
    if holder is None:
        return False
    with contextlib.suppress(ProcessLookupError):  # its services end by themselves
        os.kill(holder, signal.SIGTERM)
    end = time.monotonic() + patience
    while folder.holder() is not None:
        if time.monotonic() > end:
            raise CloudError(f"the cloud in {folder.path} (process {holder}) stays")
        time.sleep(0.05)
    return True
