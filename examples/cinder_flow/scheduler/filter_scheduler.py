"""The scheduler's driver, today the only one: filter, weigh, take the best.

Upstream: ``cinder/scheduler/filter_scheduler.py``, release 29.0.0.
"""

from dataclasses import dataclass
from typing import Any

from cinder_flow.manager.rpcapi import VolumeAPI
from cinder_flow.model.database import Database
from cinder_flow.model.exception import NoValidBackend
from cinder_flow.scheduler.host_manager import HostManager
from cinder_flow.scheduler.state import BackendState


@dataclass(frozen=True)
class FilterScheduler:
    """Chooses a back end for a volume, and hands over to it."""

    host_manager: HostManager
    db: Database
    volume_rpcapi: VolumeAPI
    max_attempts: int

    # --8<-- [start:schedule]
    def schedule_create_volume(
        self, request_spec: dict[str, Any], filter_properties: dict[str, Any]
    ) -> None:
        """Write the best back end into the row, and cast ``create_volume`` to it.

        Raises:
            NoValidBackend: No back end passed, or too many were tried.
        """
        backend = self._schedule(request_spec, filter_properties)
        if backend is None:
            raise NoValidBackend(reason="No weighed backends available")
        volume = self.db.update(request_spec["volume_id"], host=backend.host)
        if retry := filter_properties.get("retry"):
            retry["backends"].append(backend.host)
        self.volume_rpcapi.create_volume(volume, request_spec, filter_properties)

    # --8<-- [end:schedule]

    def _schedule(
        self, request_spec: dict[str, Any], filter_properties: dict[str, Any]
    ) -> BackendState | None:
        size = request_spec["volume_properties"]["size"]
        self._populate_retry(filter_properties, request_spec["volume_id"])
        self._give_back(filter_properties, size)
        backends = self.host_manager.get_filtered_backends(
            filter_properties
            | request_spec["volume_properties"]
            | {"volume_type": request_spec["volume_type"]}
        )
        if not backends:
            return None
        best = self.host_manager.get_weighed_backends(backends)[0]
        best.consume_from_volume(size)
        return best

    # --8<-- [start:retry]
    def _populate_retry(self, properties: dict[str, Any], volume_id: str) -> None:
        if self.max_attempts == 1:
            return  # rescheduling is switched off
        retry = properties.setdefault("retry", {"num_attempts": 0, "backends": []})
        retry["num_attempts"] += 1
        if retry["num_attempts"] > self.max_attempts:
            raise NoValidBackend(
                reason=f"Exceeded max scheduling attempts {self.max_attempts} "
                f"for resource {volume_id}"
            )

    # --8<-- [end:retry]

    def _give_back(self, filter_properties: dict[str, Any], size: int) -> None:
        if tried := filter_properties.get("retry", {}).get("backends"):
            self.host_manager.revert_volume_consumed_capacity(tried[-1], size)
