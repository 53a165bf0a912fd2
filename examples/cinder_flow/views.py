"""Where to stand while a run is recorded: far away, or inside one station."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import seqtrace
from seqtrace import Record

ELSEWHERE: Mapping[str, str | None] = {
    "api": "elsewhere",
    "scheduler": "elsewhere",
    "manager": "elsewhere",
    "driver": "elsewhere",
    "service": "queue",
    # What sends a message runs in the sender's process.
    "scheduler.rpcapi": None,
    "manager.rpcapi": None,
    # The rest is nobody: what it does is its caller's doing.
    "": None,
}


@dataclass(frozen=True)
class View:
    """One way to look at a run.

    Attributes:
        names: Module to the participant it is, seen from here.
        shown: The participants whose dealings with each other are shown.
    """

    names: Mapping[str, str | None]
    shown: Sequence[str]

    def records(self, run: Callable[[], object]) -> list[Record]:
        """Return what is seen of *run* from here."""
        names = {**ELSEWHERE, **self.names}
        with seqtrace.recording("cinder_flow", names=names, caller="client") as records:
            run()
        return seqtrace.between(records, self.shown)


OVERVIEW = View(
    {
        "api": "cinder-api",
        "scheduler": "cinder-scheduler",
        "scheduler.host_manager": "elsewhere",
        "manager": "cinder-volume",
        "driver": "driver",
    },
    ["client", "cinder-api", "cinder-scheduler", "cinder-volume", "driver"],
)

API = View(
    {
        "api.controller": "VolumeController",
        "api.volume": "API",
        "api.tasks": "volume_create_api",
        "api.quota": None,
    },
    ["client", "VolumeController", "API", "volume_create_api", "cinder-scheduler"],
)

SCHEDULER = View(
    {
        "scheduler.manager": "SchedulerManager",
        "scheduler.tasks": "volume_create_scheduler",
        "scheduler.filter_scheduler": "FilterScheduler",
        "scheduler.host_manager": "HostManager",
    },
    [
        "queue",
        "SchedulerManager",
        "volume_create_scheduler",
        "FilterScheduler",
        "HostManager",
        "cinder-volume",
    ],
)

MANAGER = View(
    {
        "manager.manager": "VolumeManager",
        "manager.flow": "volume_create_manager",
        "manager.tasks": "volume_create_manager",
        "manager.reschedule": "volume_create_manager",
        "driver": "driver",
    },
    ["queue", "VolumeManager", "volume_create_manager", "driver", "cinder-scheduler"],
)

DRIVER = View(
    {"manager.tasks": "CreateVolumeFromSpecTask", "driver": "driver"},
    ["CreateVolumeFromSpecTask", "driver"],
)

RESCHEDULING = View(OVERVIEW.names, ["cinder-scheduler", "cinder-volume", "driver"])

CASTS = View(OVERVIEW.names, ["cinder-scheduler", "cinder-volume"])
