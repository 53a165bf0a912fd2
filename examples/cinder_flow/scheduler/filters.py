"""Filters: may this back end hold the volume?

Upstream: ``cinder/scheduler/filters/``, release 29.0.0, one module each.
"""

from typing import Any, Protocol

from cinder_flow.scheduler.state import BackendState

Properties = dict[str, Any]


class Filter(Protocol):
    """Passes a back end, or does not."""

    def backend_passes(self, backend: BackendState, properties: Properties) -> bool:
        """Tell whether *backend* may hold the volume that *properties* describe."""


# --8<-- [start:filters]
class AvailabilityZoneFilter:
    """Passes the back ends of the zone that was asked for, if one was."""

    def backend_passes(self, backend: BackendState, properties: Properties) -> bool:
        """Compare zones."""
        return properties["availability_zone"] in (None, backend.availability_zone)


class CapacityFilter:
    """Passes the back ends with room for the volume; with just enough, too."""

    def backend_passes(self, backend: BackendState, properties: Properties) -> bool:
        """Compare sizes."""
        return backend.free_capacity_gb >= int(properties["size"])


class CapabilitiesFilter:
    """Passes the back ends that report what the volume type's extra specs ask for."""

    def backend_passes(self, backend: BackendState, properties: Properties) -> bool:
        """Compare each extra spec with the capability of the same name."""
        specs = properties["volume_type"]["extra_specs"]
        return all(backend.capabilities.get(key) == specs[key] for key in specs)


# --8<-- [end:filters]


# --8<-- [start:attempted]
class IgnoreAttemptedHostsFilter:
    """Passes the back ends that were not yet tried for this volume."""

    def backend_passes(self, backend: BackendState, properties: Properties) -> bool:
        """Look the back end up in the list of attempts."""
        return backend.host not in properties.get("retry", {}).get("backends", [])


# --8<-- [end:attempted]

FILTERS: dict[str, Filter] = {
    "AvailabilityZoneFilter": AvailabilityZoneFilter(),
    "CapacityFilter": CapacityFilter(),
    "CapabilitiesFilter": CapabilitiesFilter(),
    "IgnoreAttemptedHostsFilter": IgnoreAttemptedHostsFilter(),
}


def named(name: str) -> Filter:
    """Return the filter called *name*.

    Raises:
        ValueError: There is none; the text says which there are.
    """
    if name not in FILTERS:
        raise ValueError(f"no filter {name!r}; use one of {', '.join(FILTERS)}")
    return FILTERS[name]
