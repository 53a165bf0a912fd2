"""A driver that works; its storage is a dict."""

from dataclasses import dataclass, field

from cinder_flow.model.volume import Volume


# --8<-- [start:driver]
@dataclass
class FibreDriver:
    """Creates LUNs on the back end *name*."""

    name: str
    luns: dict[str, int] = field(default_factory=dict)

    def create_volume(self, volume: Volume) -> dict[str, str]:
        """Create a LUN of the volume's size, and return where it is."""
        self.luns[volume.id] = volume.size
        return {"provider_location": f"{self.name}/lun-{len(self.luns)}"}

    def delete_volume(self, volume: Volume) -> None:
        """Delete the volume's LUN, if it has one."""
        self.luns.pop(volume.id, None)


# --8<-- [end:driver]
