"""The tasks of the flow ``volume_create_manager``, in their order but for one.

Upstream: ``cinder/volume/flows/manager/create_volume.py``, release 29.0.0.
"""

from dataclasses import dataclass
from typing import Any

from cinder_flow.driver.base import VolumeDriver
from cinder_flow.model.database import Database
from cinder_flow.model.messaging import Broker
from cinder_flow.model.volume import Volume


@dataclass(frozen=True)
class ExtractVolumeRefTask:
    """Reads the row again: it may be gone by now."""

    db: Database

    def execute(self, volume: Volume) -> dict[str, Volume]:
        """Provide the row as it is now."""
        return {"refreshed": self.db.get(volume.id)}


class ExtractVolumeSpecTask:
    """Says in one place what is to be created."""

    def execute(self, volume: Volume) -> dict[str, Any]:
        """Provide the specification; its type is ``raw`` for an empty volume."""
        return {
            "volume_spec": {
                "type": "raw",
                "status": volume.status,
                "volume_name": f"volume-{volume.id}",
                "volume_size": volume.size,
            }
        }


@dataclass(frozen=True)
class NotifyVolumeActionTask:
    """Tells whoever listens to notifications, for example to bill for the volume."""

    broker: Broker
    event_suffix: str

    def execute(self, volume: Volume) -> None:
        """Send the notification."""
        self.broker.notify(f"volume.{self.event_suffix}", volume.id)


# --8<-- [start:create]
@dataclass(frozen=True)
class CreateVolumeFromSpecTask:
    """Has the driver create the volume."""

    db: Database
    driver: VolumeDriver

    def execute(self, volume: Volume) -> None:
        """Write what the driver returned, if anything, into the row."""
        model_update = self.driver.create_volume(volume)
        if model_update:
            self.db.update(volume.id, **model_update)


@dataclass(frozen=True)
class CreateVolumeOnFinishTask(NotifyVolumeActionTask):
    """Says that the volume is there."""

    db: Database

    def execute(self, volume: Volume) -> None:
        """Set the status ``available``, and send the last notification."""
        self.db.update(volume.id, status="available")
        super().execute(volume)


# --8<-- [end:create]
