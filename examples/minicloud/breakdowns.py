"""Runs in which something breaks: a driver, the scheduler, a whole service.

What needs another make of cloud, or breaks one, has a cloud of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from minicloud import clouds, views
from minicloud.scenarios import VOLUME, made_in
from minicloud.stage import Outcome, Stage
from seqtrace import Record

ATTEMPTED = (
    "AvailabilityZoneFilter,CapacityFilter,CapabilitiesFilter,"
    "IgnoreAttemptedHostsFilter"
)
"""Cinder's default filters, and the one that looks at earlier attempts."""

ALWAYS = "create_volume always raise"
ONCE = "create_volume once raise"


def failed_once() -> list[Record]:
    """Let the chosen back end's driver fail once, with Cinder's default filters."""
    return views.far(_with_fault(ONCE))


def same_backend_again() -> list[Record]:
    """Let the chosen back end's driver fail always, with Cinder's default filters."""
    return views.far(_with_fault(ALWAYS))


def _with_fault(fault: str) -> list[Record]:
    with clouds.at_hand() as stage:
        stage.ask_for("fc2", fault)
        return made_in(stage)


def rescheduled() -> list[Record]:
    """Let the chosen back end's driver fail, and have the scheduler try another."""
    with clouds.own({"DEFAULT": {"scheduler_default_filters": ATTEMPTED}}) as stage:
        stage.ask_for("fc2", ALWAYS)
        return views.far(stage.records(stage.create))


def not_rescheduled() -> list[Record]:
    """Let the chosen back end's driver fail, with rescheduling switched off."""
    with clouds.own({"DEFAULT": {"scheduler_max_attempts": 1}}) as stage:
        stage.ask_for("fc2", ALWAYS)
        return views.near(VOLUME)(stage.records(stage.create))


def scheduler_down() -> list[Record]:
    """Create a volume while no scheduler runs."""
    return _unheard()[0]


def lost() -> list[Outcome]:
    """Create a volume while no scheduler runs, and start all of Cinder anew.

    Messages that wait in a process's memory are lost with it.
    """
    return _unheard()[1]


@cache
def _unheard() -> tuple[list[Record], list[Outcome]]:
    """Return what happens without a scheduler, and what is left at the new start."""
    with TemporaryDirectory() as folder:
        with _without_scheduler(folder) as stage:
            records = views.far(stage.records(stage.create))
        with clouds.booted(Path(folder, "cloud")) as made:
            return records, Stage(made.site).outcomes(patient=False)


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
            stage.ask_for("fc2", "create_volume once slow 60")
            stage.create()
            stage.until(lambda: stage.has_failed("fc2"), "the driver")
            before = stage.outcomes(patient=False)
            for worker in made.workers:
                worker.process.kill()
        with clouds.booted(path) as made:
            return [before, Stage(made.site).outcomes()]
