"""How other processes reach the scheduler; it runs in the process of its caller.

Upstream: ``cinder/scheduler/rpcapi.py``, release 29.0.0.
"""

from dataclasses import dataclass
from typing import Any

from cinder_flow.model.database import as_row
from cinder_flow.model.messaging import Broker
from cinder_flow.model.volume import Volume

TOPIC = "cinder-scheduler"


@dataclass(frozen=True)
class SchedulerAPI:
    """Sends messages to the scheduler."""

    broker: Broker

    def create_volume(
        self,
        volume: Volume,
        request_spec: dict[str, Any],
        filter_properties: dict[str, Any],
    ) -> None:
        """Cast ``create_volume`` to whichever scheduler takes it first."""
        self.broker.cast(
            TOPIC,
            "create_volume",
            volume=as_row(volume),
            request_spec=request_spec,
            filter_properties=filter_properties,
        )
