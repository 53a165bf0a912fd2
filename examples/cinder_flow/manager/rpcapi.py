"""How other processes reach a volume manager; it runs in the process of its caller.

Upstream: ``cinder/volume/rpcapi.py``, release 29.0.0.
"""

from dataclasses import dataclass
from typing import Any

from cinder_flow.model.addresses import extract_host
from cinder_flow.model.database import as_row
from cinder_flow.model.messaging import Broker
from cinder_flow.model.volume import Volume

TOPIC = "cinder-volume"


# --8<-- [start:rpcapi]
@dataclass(frozen=True)
class VolumeAPI:
    """Sends messages to the volume manager of one back end."""

    broker: Broker

    def create_volume(
        self,
        volume: Volume,
        request_spec: dict[str, Any],
        filter_properties: dict[str, Any],
    ) -> None:
        """Cast ``create_volume`` to the back end in the volume's row."""
        host = str(volume.host)
        self.broker.cast(
            f"{TOPIC}.{extract_host(host)}",
            "create_volume",
            server=extract_host(host, "host"),
            volume=as_row(volume),
            request_spec=request_spec,
            filter_properties=filter_properties,
            allow_reschedule=True,
        )


# --8<-- [end:rpcapi]
