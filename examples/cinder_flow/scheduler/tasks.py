"""The tasks of the flow ``volume_create_scheduler``, in their order.

Upstream: ``cinder/scheduler/flows/create_volume.py``, release 29.0.0.
"""

from dataclasses import dataclass
from typing import Any

from cinder_flow.model import taskflow
from cinder_flow.model.database import Database
from cinder_flow.model.exception import NoValidBackend
from cinder_flow.scheduler.filter_scheduler import FilterScheduler


class ExtractSchedulerSpecTask:
    """Provides the request spec; long ago, some senders sent none."""

    def execute(self, raw_request_spec: dict[str, Any]) -> dict[str, Any]:
        """Provide the request spec as it came."""
        return {"request_spec": raw_request_spec}


# --8<-- [start:schedule]
@dataclass(frozen=True)
class ScheduleCreateVolumeTask:
    """Has the scheduler's driver choose, and answers for its failures."""

    driver_api: FilterScheduler
    db: Database

    def execute(
        self, request_spec: dict[str, Any], filter_properties: dict[str, Any]
    ) -> None:
        """Schedule the volume; if no back end is valid, its status is ``error``."""
        try:
            self.driver_api.schedule_create_volume(request_spec, filter_properties)
        except NoValidBackend:  # not raised again: nobody waits for it
            self.db.update(request_spec["volume_id"], status="error")


# --8<-- [end:schedule]


def get_flow(driver_api: FilterScheduler, db: Database) -> list[taskflow.Task]:
    """Return the flow ``volume_create_scheduler``."""
    return [ExtractSchedulerSpecTask(), ScheduleCreateVolumeTask(driver_api, db)]
