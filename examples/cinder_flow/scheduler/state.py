"""One back end, as the scheduler sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from cinder_flow.model.conf import BackendConf


@dataclass
class BackendState:
    """What a back end has last reported, less what was scheduled to it since.

    Upstream: ``BackendState`` in ``cinder/scheduler/host_manager.py``, release 29.0.0.

    Attributes:
        host: Its address, as ``host@backend#pool``.
        capabilities: What it reports; extra specs are compared with it.
        free_capacity_gb: The room that is left, in GiB.
        availability_zone: Where it stands.
    """

    host: str
    capabilities: Mapping[str, str]
    free_capacity_gb: int
    availability_zone: str

    @classmethod
    def of(cls, machine: str, conf: BackendConf) -> "BackendState":
        """Return the state of a back end that has just reported."""
        return cls(
            host=f"{machine}@{conf.name}#{conf.volume_backend_name}",
            capabilities={"volume_backend_name": conf.volume_backend_name},
            free_capacity_gb=conf.free_capacity_gb,
            availability_zone=conf.availability_zone,
        )

    def consume_from_volume(self, size: int) -> None:
        """Count *size* GiB as taken, until the back end reports again."""
        self.free_capacity_gb -= size

    def __str__(self) -> str:
        return self.host.partition("@")[2].partition("#")[0]
