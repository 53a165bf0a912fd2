"""A driver that works and has nothing to say."""

from dataclasses import dataclass, field

from cinder_flow.model.volume import Volume


@dataclass
class LVMDriver:
    """Creates logical volumes on the back end *name*; their names follow from ids."""

    name: str
    logical_volumes: set[str] = field(default_factory=set)

    def create_volume(self, volume: Volume) -> None:
        """Create a logical volume; no column of the row needs to change."""
        self.logical_volumes.add(volume.id)

    def delete_volume(self, volume: Volume) -> None:
        """Delete the volume's logical volume, if it has one."""
        self.logical_volumes.discard(volume.id)
