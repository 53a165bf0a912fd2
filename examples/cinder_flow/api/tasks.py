"""The tasks of the flow ``volume_create_api``, in their order.

Upstream: ``cinder/volume/flows/api/create_volume.py``, release 29.0.0.
"""

from dataclasses import dataclass
from typing import Any

from cinder_flow.api.quota import Amounts, Quotas
from cinder_flow.model import taskflow
from cinder_flow.model.database import Database
from cinder_flow.model.exception import InvalidInput
from cinder_flow.model.volume import Volume, VolumeType
from cinder_flow.scheduler.rpcapi import SchedulerAPI


class ExtractVolumeRequestTask:
    """Turns what was asked for into what is meant."""

    def execute(self, raw_size: Any) -> dict[str, int]:
        """Provide the size as a number of GiB."""
        if not str(raw_size).isdecimal() or int(raw_size) < 1:
            raise InvalidInput(
                reason=f"Volume size '{raw_size}' must be an integer and greater than 0"
            )
        return {"size": int(raw_size)}


# --8<-- [start:quota]
@dataclass(frozen=True)
class QuotaReserveTask:
    """Sets the volume's share of the quota aside, before there is any volume."""

    quotas: Quotas

    def execute(self, size: int) -> dict[str, Amounts]:
        """Provide the reservations."""
        wanted = {"volumes": 1, "gigabytes": size}
        return {"reservations": self.quotas.reserve(wanted)}

    def revert(self, reservations: Amounts, optional_args: dict[str, bool]) -> None:
        """Roll the reservations back, unless they are committed."""
        if not optional_args["is_quota_committed"]:
            self.quotas.rollback(reservations)


# --8<-- [end:quota]


# --8<-- [start:entry]
@dataclass(frozen=True)
class EntryCreateTask:
    """Writes the row."""

    db: Database

    def execute(self, size: int, name: str, volume_type: VolumeType) -> dict[str, Any]:
        """Provide the new row, with the status ``creating``."""
        volume_id = self.db.new_id()
        volume = Volume(volume_id, name, size, volume_type.name, status="creating")
        return {"volume": self.db.create(volume)}

    def revert(self, volume: Volume, optional_args: dict[str, bool]) -> None:
        """Remove the row, unless its quota is committed."""
        if not optional_args["is_quota_committed"]:
            self.db.destroy(volume.id)


# --8<-- [end:entry]


@dataclass(frozen=True)
class QuotaCommitTask:
    """Counts the reservations as used."""

    quotas: Quotas

    def execute(self, reservations: Amounts, optional_args: dict[str, bool]) -> None:
        """Commit, and say so to the tasks that may be reverted later."""
        self.quotas.commit(reservations)
        optional_args["is_quota_committed"] = True

    def revert(self, volume: Volume) -> None:
        """Take the committed amounts back: reserve and commit less than nothing."""
        negative = {"volumes": -1, "gigabytes": -volume.size}
        self.quotas.commit(self.quotas.reserve(negative))


# --8<-- [start:cast]
@dataclass(frozen=True)
class VolumeCastTask:
    """Hands over to the scheduler."""

    scheduler_rpcapi: SchedulerAPI

    def execute(self, volume: Volume, volume_type: VolumeType) -> None:
        """Cast the request to the scheduler, and do not wait for it."""
        request_spec = {
            "volume_id": volume.id,
            "volume_properties": {"size": volume.size, "availability_zone": None},
            "volume_type": {"extra_specs": dict(volume_type.extra_specs)},
        }
        self.scheduler_rpcapi.create_volume(volume, request_spec, filter_properties={})


# --8<-- [end:cast]


# --8<-- [start:flow]
def get_flow(
    db: Database, quotas: Quotas, scheduler_rpcapi: SchedulerAPI
) -> list[taskflow.Task]:
    """Return the flow ``volume_create_api``."""
    return [
        ExtractVolumeRequestTask(),
        QuotaReserveTask(quotas),
        EntryCreateTask(db),
        QuotaCommitTask(quotas),
        VolumeCastTask(scheduler_rpcapi),
    ]


# --8<-- [end:flow]
