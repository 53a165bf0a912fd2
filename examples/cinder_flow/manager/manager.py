"""What a volume manager does when a message arrives.

Upstream: ``cinder/volume/manager.py``, release 29.0.0.
"""

import importlib
from dataclasses import dataclass
from typing import Any

from cinder_flow.driver.base import VolumeDriver
from cinder_flow.manager.flow import get_flow
from cinder_flow.manager.reschedule import Scheduler
from cinder_flow.model import taskflow
from cinder_flow.model.database import Database
from cinder_flow.model.messaging import Broker
from cinder_flow.model.volume import Volume


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
        inputs = {
            "volume": Volume(**volume),
            "request_spec": request_spec,
            "filter_properties": filter_properties,
        }
        flow = get_flow(
            self.db, self.driver, self.scheduler_rpcapi, self.broker, do_reschedule
        )
        taskflow.run(flow, inputs)


# --8<-- [start:load]
def load_driver(volume_driver: str, backend: str) -> VolumeDriver:
    """Return the driver whose class has the dotted path *volume_driver*."""
    module, _, name = volume_driver.rpartition(".")
    driver: VolumeDriver = getattr(importlib.import_module(module), name)(backend)
    return driver


# --8<-- [end:load]
