"""What stands in cinder.conf, and what the administrator has set up."""

from collections.abc import Mapping
from dataclasses import dataclass

from cinder_flow.model.volume import VolumeType


@dataclass(frozen=True)
class BackendConf:
    """One section of ``cinder.conf`` that ``enabled_backends`` names.

    Attributes:
        name: The section's name.
        volume_driver: The dotted path of the driver's class.
        volume_backend_name: What the back end calls itself to the scheduler.
        free_capacity_gb: How much room the storage has, in GiB.
        availability_zone: Where the storage stands.
    """

    name: str
    volume_driver: str
    volume_backend_name: str
    free_capacity_gb: int
    availability_zone: str = "nova"


FC = "cinder_flow.driver.fibre.FibreDriver"
LVM = "cinder_flow.driver.lvm.LVMDriver"

# --8<-- [start:backends]
BACKENDS = (
    BackendConf("fc1", FC, volume_backend_name="fc", free_capacity_gb=40),
    BackendConf("fc2", FC, volume_backend_name="fc", free_capacity_gb=50),
    BackendConf("lvm1", LVM, volume_backend_name="lvm", free_capacity_gb=200),
)
VOLUME_TYPES = {
    "FCVolumeType": VolumeType("FCVolumeType", {"volume_backend_name": "fc"}),
    "__DEFAULT__": VolumeType("__DEFAULT__"),
}
# --8<-- [end:backends]


@dataclass(frozen=True)
class Conf:
    """The options that this path reads, with Cinder's own defaults.

    Upstream: ``cinder/quota.py``, ``cinder/scheduler/driver.py`` and
    ``cinder/scheduler/host_manager.py``, release 29.0.0.
    """

    host: str = "minicloud"
    quota_volumes: int = 10
    quota_gigabytes: int = 1000
    scheduler_max_attempts: int = 3
    scheduler_default_filters: tuple[str, ...] = (
        "AvailabilityZoneFilter",
        "CapacityFilter",
        "CapabilitiesFilter",
    )
    scheduler_default_weighers: tuple[str, ...] = ("CapacityWeigher",)
    enabled_backends: tuple[BackendConf, ...] = BACKENDS


def volume_types() -> Mapping[str, VolumeType]:
    """Return the volume types that the administrator made, by name."""
    return VOLUME_TYPES
