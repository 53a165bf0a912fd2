"""A driver whose storage always says no."""

from dataclasses import dataclass

from cinder_flow.model.exception import VolumeBackendAPIException
from cinder_flow.model.volume import Volume


@dataclass
class BrokenDriver:
    """Stands for the back end *name* on a bad day."""

    name: str

    def create_volume(self, volume: Volume) -> None:
        """Fail."""
        raise VolumeBackendAPIException(data=f"{self.name} is out of order")

    def delete_volume(self, volume: Volume) -> None:
        """Fail; whoever cleans up must live with it."""
        raise VolumeBackendAPIException(data=f"{self.name} is out of order")
