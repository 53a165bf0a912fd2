"""The row of a volume, and its type."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Volume:
    """A row of the table ``volumes``.

    Upstream: ``cinder/objects/volume.py``, release 29.0.0.

    Attributes:
        id: The volume's id; a UUID in Cinder, a short one here.
        display_name: The name that the user gave it; ``name`` in the REST API.
        size: Its size in GiB.
        volume_type: The name of its type.
        status: ``creating``, ``available`` or ``error``, on this path.
        host: The back end that holds it, as ``host@backend#pool``.
        provider_location: Where the driver put it, in the driver's own words.
    """

    id: str
    display_name: str
    size: int
    volume_type: str
    status: str = "creating"
    host: str | None = None
    provider_location: str | None = None

    def __str__(self) -> str:
        return f"{self.id} is {self.status}"


@dataclass(frozen=True)
class VolumeType:
    """What kind of storage a volume asks for.

    Attributes:
        name: The name that users give on the command line.
        extra_specs: What a back end must report to hold such a volume.
    """

    name: str
    extra_specs: Mapping[str, str] = field(default_factory=dict)
