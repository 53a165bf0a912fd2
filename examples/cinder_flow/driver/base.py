"""What every driver can do, as far as the model asks for it.

Upstream: ``cinder/interface/volume_driver.py``, release 29.0.0.
"""

from collections.abc import Mapping
from typing import Protocol

from cinder_flow.model.volume import Volume


# --8<-- [start:interface]
class VolumeDriver(Protocol):
    """Creates and deletes volumes on one back end."""

    def create_volume(self, volume: Volume) -> Mapping[str, str] | None:
        """Create *volume*; return columns to write into its row, if any.

        Raises:
            VolumeBackendAPIException: The storage said no.
        """

    def delete_volume(self, volume: Volume) -> None:
        """Delete *volume*; if it is not there, that is no error."""


# --8<-- [end:interface]
