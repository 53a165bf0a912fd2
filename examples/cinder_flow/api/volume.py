"""``cinder.volume.api.API``: what the rest of Cinder calls to create a volume.

Upstream: ``cinder/volume/api.py``, release 29.0.0.
"""

from dataclasses import dataclass

from cinder_flow.api.quota import Quotas
from cinder_flow.api.tasks import get_flow
from cinder_flow.model import taskflow
from cinder_flow.model.database import Database
from cinder_flow.model.volume import Volume, VolumeType
from cinder_flow.scheduler.rpcapi import SchedulerAPI


@dataclass(frozen=True)
class API:
    """Creates volumes, as far as the API does it."""

    db: Database
    quotas: Quotas
    scheduler_rpcapi: SchedulerAPI

    def create(
        self, size: int | str | None, name: str, volume_type: VolumeType
    ) -> Volume:
        """Run the flow ``volume_create_api``; return the row that it made."""
        flow = get_flow(self.db, self.quotas, self.scheduler_rpcapi)
        inputs = {
            "raw_size": size,
            "name": name,
            "volume_type": volume_type,
            "optional_args": {"is_quota_committed": False},
        }
        volume: Volume = taskflow.run(flow, inputs)["volume"]
        return volume
