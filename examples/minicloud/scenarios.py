"""Runs to look at: each function has the real services do something, and records it.

A scenario runs in the cloud that is at hand, and leaves nothing behind in it; those
that need another make of cloud, or break one, have a cloud of their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from minicloud import clouds, faults, views
from minicloud.config.site import PROJECT_ID
from minicloud.stage import Outcome, Stage
from seqtrace import Record

ATTEMPTED = (
    "AvailabilityZoneFilter,CapacityFilter,CapabilitiesFilter,"
    "IgnoreAttemptedHostsFilter"
)
"""Cinder's default filters, and the one that looks at earlier attempts."""

ALWAYS = "create_volume always raise"
ONCE = "create_volume once raise"
VOLUME = "cinder-volume@fc2"


def created(**wanted: Any) -> list[Record]:
    """Create a volume; tell everything."""
    with clouds.at_hand() as stage:
        return _created(stage, **wanted)


def _created(stage: Stage, **wanted: Any) -> list[Record]:
    with stage.cleared():
        return stage.records(lambda: stage.create(**wanted))


def overview() -> list[Record]:
    """Create a volume, seen from far away."""
    return views.far(created())


def api() -> list[Record]:
    """Create a volume, seen from inside cinder-api."""
    return views.near("cinder-api")(created())


def scheduler() -> list[Record]:
    """Create a volume, seen from inside cinder-scheduler."""
    return views.near("cinder-scheduler")(created())


def manager() -> list[Record]:
    """Create a volume, seen from inside cinder-volume."""
    return views.near(VOLUME)(created())


def driver() -> list[Record]:
    """Create a volume, seen from where the driver is called."""
    return views.driver(created())


def bad_request() -> list[Record]:
    """Ask for a volume of 0 GiB."""
    return created(size=0)


def quota_exceeded() -> list[Record]:
    """Ask for one GiB more than the project's quota allows."""
    with clouds.at_hand() as stage:
        quotas = {"quota_set": {"gigabytes": 5}}
        stage.api.ask("PUT", f"/os-quota-sets/{PROJECT_ID}", quotas)
        return _created(stage, size=6)


def no_valid_backend() -> list[Record]:
    """Ask for one GiB more than any back end has."""
    return views.near("cinder-scheduler")(created(size=51))


def failed_once() -> list[Record]:
    """Let the chosen back end's driver fail once, with Cinder's default filters."""
    return views.far(_with_fault(ONCE))


def same_backend_again() -> list[Record]:
    """Let the chosen back end's driver fail always, with Cinder's default filters."""
    return views.far(_with_fault(ALWAYS))


def _with_fault(fault: str) -> list[Record]:
    with clouds.at_hand() as stage:
        stage.ask_for("fc2", fault)
        return _created(stage)


def rescheduled() -> list[Record]:
    """Let the chosen back end's driver fail, and have the scheduler try another."""
    with clouds.own(scheduler_default_filters=ATTEMPTED) as stage:
        stage.ask_for("fc2", ALWAYS)
        return views.far(_created(stage))


def not_rescheduled() -> list[Record]:
    """Let the chosen back end's driver fail, with rescheduling switched off."""
    with clouds.own(scheduler_max_attempts=1) as stage:
        stage.ask_for("fc2", ALWAYS)
        return views.near(VOLUME)(_created(stage))


def scheduler_down() -> list[Record]:
    """Create a volume while no scheduler runs."""
    with TemporaryDirectory() as folder, _without_scheduler(folder) as stage:
        return views.far(stage.records(stage.create))


def lost() -> list[Outcome]:
    """Create a volume while no scheduler runs, and start all of Cinder anew.

    Messages that wait in a process's memory are lost with it.
    """
    with TemporaryDirectory() as folder:
        with _without_scheduler(folder) as stage:
            stage.create()
        with clouds.booted(Path(folder, "cloud")) as made:
            return Stage(made.site).outcomes(patient=False)


@contextmanager
def _without_scheduler(folder: str) -> Iterator[Stage]:
    with clouds.at_hand() as stage:
        database = stage.site.path / "cinder.db"
        with clouds.headless(Path(folder, "cloud"), database) as headless:
            yield headless


def killed() -> list[list[Outcome]]:
    """Kill Cinder while a driver creates a volume, and start it anew.

    Return the volumes' statuses and hosts before the end and after the new start.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "cloud")
        with clouds.booted(path) as made:
            stage = Stage(made.site)
            stage.ask_for("fc2", "create_volume always slow 60")
            stage.create()
            stage.until(stage.is_scheduled, "a host")
            before = stage.outcomes(patient=False)
            for worker in made.workers:
                worker.process.kill()
        faults.write(path / "faults" / "fc2", [])
        with clouds.booted(path) as made:
            return [before, Stage(made.site).outcomes()]
