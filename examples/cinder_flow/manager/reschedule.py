"""What happens to a volume that a back end could not create.

Upstream: ``OnFailureRescheduleTask`` in
``cinder/volume/flows/manager/create_volume.py``, release 29.0.0.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from cinder_flow.driver.base import VolumeDriver
from cinder_flow.model.database import Database
from cinder_flow.model.exception import CinderException
from cinder_flow.model.volume import Volume


class Scheduler(Protocol):
    """What a volume manager needs of the scheduler; it is given one, as in Cinder."""

    def create_volume(
        self,
        volume: Volume,
        request_spec: dict[str, Any],
        filter_properties: dict[str, Any],
    ) -> None:
        """Ask for another back end."""


@dataclass(frozen=True)
class OnFailureRescheduleTask:
    """Does nothing, until a task after it fails."""

    db: Database
    driver: VolumeDriver
    scheduler_rpcapi: Scheduler
    do_reschedule: bool

    def execute(self) -> None:
        """Do nothing: the work is in ``revert``."""

    # --8<-- [start:revert]
    def revert(
        self,
        volume: Volume,
        request_spec: dict[str, Any],
        filter_properties: dict[str, Any],
    ) -> None:
        """Send the volume back to the scheduler, or give up."""
        if not self.do_reschedule:
            self.db.update(volume.id, status="error")
            return
        volume = self.db.update(volume.id, host=None)
        self.scheduler_rpcapi.create_volume(volume, request_spec, filter_properties)
        self._clean_up(volume)

    # --8<-- [end:revert]

    def _clean_up(self, volume: Volume) -> None:
        with suppress(CinderException):  # most likely, nothing was created
            self.driver.delete_volume(volume)
