"""Keeping a cloud that serves: what to do when one of its processes ends.

A service in a process of its own may end, as it may in any cloud: the others go on,
and it can be started again. What ends with its only process ends the cloud.
"""

import time
from collections.abc import Callable
from pathlib import Path

from minicloud import plan, workers
from minicloud.cloud import Cloud
from minicloud.config.site import Site
from minicloud.errors import CloudError, UsageError
from minicloud.folder import Folder
from minicloud.workers import Worker

PAUSE_SECONDS = 0.2
PATIENCE_SECONDS = 60.0

Tell = Callable[[str], None]


def trouble(cloud: Cloud) -> str | None:
    """Return why *cloud* cannot go on; None while it can."""
    dead = cloud.dead()
    if dead and (cloud.site.settings.embedded or len(dead) == len(cloud.workers)):
        return f"{dead[0].job.name} ended by itself; see {dead[0].log}"
    if not Folder(cloud.site.path).is_held_by(cloud.lock):
        return f"{cloud.site.path} was removed; the cloud has ended"
    return None


def keep(cloud: Cloud, tell: Tell) -> str:
    """Keep *cloud* until it cannot go on, and return why."""
    told: set[int] = set()
    while (reason := trouble(cloud)) is None:
        for worker in cloud.dead():
            if worker.process.pid not in told:
                told.add(worker.process.pid)
                tell(f"{worker.job.name} ended; start it again by `revive`")
        for worker in list(cloud.workers):
            if (asked := wish(cloud.site, worker.job.name)).exists():
                restart(cloud, worker.job.name, tell)
                asked.unlink()
        time.sleep(PAUSE_SECONDS)
    return reason


def wish(site: Site, name: str) -> Path:
    """Return the file that exists while *name* is to be started again."""
    return site.path / "state" / f"revive-{name}"


def restart(cloud: Cloud, name: str, tell: Tell) -> Worker:
    """Start the process *name* of *cloud* again, whether it runs or not."""
    old = cloud.worker(name)
    old.ask_to_end()
    old.end()
    new = workers.start(old.job, cloud.lock)
    cloud.workers[cloud.workers.index(old)] = new
    for step in new.steps():
        tell(f"{name}: {step}")
    return new


def ask(site: Site, name: str) -> None:
    """Ask the supervisor of the cloud at *site* to start *name* again, and wait.

    Raises:
        CloudError: There is no such process, or it does not come back.
    """
    names = [job.name for job in plan.jobs(site)]
    if name not in names:
        raise UsageError(f"no process {name}; use {', '.join(names)}")
    wish(site, name).touch()
    end = time.monotonic() + PATIENCE_SECONDS
    while wish(site, name).exists():
        if time.monotonic() > end:
            raise CloudError(f"{name} does not come back; see its log in {site.path}")
        time.sleep(PAUSE_SECONDS)
