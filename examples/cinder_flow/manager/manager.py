"""What a volume manager does when a message arrives.

Upstream: ``cinder/volume/manager.py``, release 29.0.0.
"""

import importlib
from dataclasses import dataclass
from typing import Any

from cinder_flow.driver.base import VolumeDriver
from cinder_flow.manager import tasks
from cinder_flow.manager.reschedule import OnFailureRescheduleTask, Scheduler
from cinder_flow.model import taskflow
from cinder_flow.model.database import Database
from cinder_flow.model.messaging import Broker
from cinder_flow.model.volume import Volume


# --8<-- [start:manager]
@dataclass(frozen=True)
class VolumeManager:
    """Listens to the topic ``cinder-volume.host@backend`` of its own back end."""

    db: Database
    driver: VolumeDriver
    scheduler_rpcapi: Scheduler
    broker: Broker

    def create_volume(
        self,
        volume: dict[str, Any],
        request_spec: dict[str, Any],
        filter_properties: dict[str, Any],
        allow_reschedule: bool = True,
    ) -> None:
        """Run the flow ``volume_create_manager``."""
        do_reschedule = allow_reschedule and bool(filter_properties.get("retry"))
        flow: list[taskflow.Task] = [
            tasks.ExtractVolumeRefTask(self.db),
            OnFailureRescheduleTask(
                self.db, self.driver, self.scheduler_rpcapi, do_reschedule
            ),
            tasks.ExtractVolumeSpecTask(),
            tasks.NotifyVolumeActionTask(self.broker, "create.start"),
            tasks.CreateVolumeFromSpecTask(self.db, self.driver),
            tasks.CreateVolumeOnFinishTask(self.broker, "create.end", self.db),
        ]
        inputs = {
            "volume": Volume(**volume),
            "request_spec": request_spec,
            "filter_properties": filter_properties,
        }
        taskflow.run(flow, inputs)

    # --8<-- [end:manager]


# --8<-- [start:load]
def load_driver(volume_driver: str, backend: str) -> VolumeDriver:
    """Return the driver whose class has the dotted path *volume_driver*."""
    module, _, name = volume_driver.rpartition(".")
    driver: VolumeDriver = getattr(importlib.import_module(module), name)(backend)
    return driver


# --8<-- [end:load]
