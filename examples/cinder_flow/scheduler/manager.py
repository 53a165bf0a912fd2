"""What the scheduler does when a message arrives.

Upstream: ``cinder/scheduler/manager.py``, release 29.0.0.
"""

from dataclasses import dataclass
from typing import Any

from cinder_flow.model import taskflow
from cinder_flow.model.database import Database
from cinder_flow.scheduler.filter_scheduler import FilterScheduler
from cinder_flow.scheduler.tasks import get_flow


@dataclass(frozen=True)
class SchedulerManager:
    """Listens to the topic ``cinder-scheduler``."""

    driver: FilterScheduler
    db: Database

    def create_volume(
        self,
        volume: dict[str, Any],
        request_spec: dict[str, Any],
        filter_properties: dict[str, Any],
    ) -> None:
        """Run the flow ``volume_create_scheduler``."""
        inputs = {
            "volume": volume,
            "raw_request_spec": request_spec,
            "filter_properties": filter_properties,
        }
        taskflow.run(get_flow(self.driver, self.db), inputs)
