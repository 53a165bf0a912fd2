"""Runs to look at: each function records one, and returns its records."""

from collections.abc import Mapping
from dataclasses import replace

from cinder_flow import views
from cinder_flow.cloud import Cloud
from cinder_flow.model.conf import BACKENDS, BackendConf, Conf
from cinder_flow.views import View
from seqtrace import Record

FIRSTVOL = {"size": "1", "name": "firstvol", "volume_type": "FCVolumeType"}
BROKEN = "cinder_flow.driver.broken.BrokenDriver"


def broken(*names: str) -> tuple[BackendConf, ...]:
    """Return the back ends, with a driver that fails on those called *names*."""
    return tuple(
        replace(backend, volume_driver=BROKEN) if backend.name in names else backend
        for backend in BACKENDS
    )


FC2_BROKEN = Conf(enabled_backends=broken("fc2"))


def seen(view: View, cloud: Cloud, volume: Mapping[str, str]) -> list[Record]:
    """Return what is seen from *view* of *cloud* creating *volume*."""
    return view.records(lambda: cloud.create(**volume))


def overview() -> list[Record]:
    """Create a volume, seen from far away."""
    return seen(views.OVERVIEW, Cloud(), FIRSTVOL)


def api() -> list[Record]:
    """Create a volume, seen from inside cinder-api."""
    return seen(views.API, Cloud(), FIRSTVOL)


def scheduler() -> list[Record]:
    """Create a volume, seen from inside cinder-scheduler."""
    return seen(views.SCHEDULER, Cloud(), FIRSTVOL)


def manager() -> list[Record]:
    """Create a volume, seen from inside cinder-volume."""
    return seen(views.MANAGER, Cloud(), FIRSTVOL)


def driver() -> list[Record]:
    """Create a volume, seen from where the driver is called."""
    return seen(views.DRIVER, Cloud(), FIRSTVOL)


def bad_request() -> list[Record]:
    """Ask for a volume of 0 GiB."""
    return seen(views.API, Cloud(), FIRSTVOL | {"size": "0"})


def quota_exceeded() -> list[Record]:
    """Ask for one GiB more than the project's quota has left."""
    cloud = Cloud(Conf(quota_gigabytes=5))
    return seen(views.API, cloud, FIRSTVOL | {"size": "6"})


def no_valid_backend() -> list[Record]:
    """Ask for one GiB more than any back end of the type has left."""
    return seen(views.SCHEDULER, Cloud(), FIRSTVOL | {"size": "51"})


def same_backend_again() -> list[Record]:
    """Let the best back end's driver fail, with Cinder's default filters."""
    return seen(views.CASTS, Cloud(FC2_BROKEN), FIRSTVOL)


def rescheduled() -> list[Record]:
    """Let the best back end's driver fail, and have the scheduler try another."""
    filters = (*FC2_BROKEN.scheduler_default_filters, "IgnoreAttemptedHostsFilter")
    cloud = Cloud(replace(FC2_BROKEN, scheduler_default_filters=filters))
    return seen(views.RESCHEDULING, cloud, FIRSTVOL)


def not_rescheduled() -> list[Record]:
    """Let the best back end's driver fail, with rescheduling switched off."""
    cloud = Cloud(replace(FC2_BROKEN, scheduler_max_attempts=1))
    return seen(views.MANAGER, cloud, FIRSTVOL)


def scheduler_down() -> list[Record]:
    """Create a volume while no scheduler runs."""
    return seen(views.OVERVIEW, Cloud(stopped=["cinder-scheduler"]), FIRSTVOL)
