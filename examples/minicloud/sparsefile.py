"""A storage back end that needs no privileges: a volume is a sparse file.

Named in ``cinder.conf`` as ``volume_driver``; it runs inside ``cinder-volume``.
What a driver must have: ``cinder/interface/volume_driver.py``, release 29.0.0.
"""

import os
from pathlib import Path
from typing import Any

from cinder import interface
from cinder.volume import configuration, driver
from oslo_config import cfg

from minicloud import faults, sparse

GIB = 1024**3
OPTIONS = [
    cfg.StrOpt("sparse_dir", help="The folder that holds the volumes."),
    cfg.IntOpt("sparse_capacity_gb", default=100, help="The room for volumes, in GiB."),
    cfg.StrOpt("sparse_faults_file", help="Failures that were asked for."),
]
cfg.CONF.register_opts(OPTIONS, group=configuration.SHARED_CONF_GROUP)

Answer = dict[str, Any]


@interface.volumedriver
class SparseFileDriver(driver.VolumeDriver):
    """Creates, copies, extends and deletes files; a volume takes no room when new."""

    VERSION = "1.0.0"
    CI_WIKI_NAME = "none"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Read the back end's section of ``cinder.conf``."""
        super().__init__(*args, **kwargs)
        self.configuration.append_config_values(OPTIONS)
        self.root = Path(self.configuration.sparse_dir)

    @staticmethod
    def get_driver_options() -> list[Any]:
        """Return the options that a back end with this driver has."""
        return OPTIONS

    def check_for_setup_error(self) -> None:
        """Make the folder; a driver says here whether it can work."""
        self.root.mkdir(parents=True, exist_ok=True)

    # --8<-- [start:create]
    def create_volume(self, volume: Any) -> Answer:
        """Make an empty file of the volume's size, and say where it is."""
        self._fail("create_volume")
        with self._path(volume).open("wb") as file:
            file.truncate(volume.size * GIB)
        return {"provider_location": str(self._path(volume))}

    # --8<-- [end:create]

    def delete_volume(self, volume: Any) -> None:
        """Remove the file; that there is none is no failure."""
        self._fail("delete_volume")
        self._path(volume).unlink(missing_ok=True)

    def extend_volume(self, volume: Any, new_size: int) -> None:
        """Make the file longer; *new_size* is in GiB."""
        self._fail("extend_volume")
        os.truncate(self._path(volume), new_size * GIB)

    def retype(self, *args: Any) -> tuple[bool, None]:
        """Say that it is done: a file serves any type."""
        self._fail("retype")
        return True, None

    def create_snapshot(self, snapshot: Any) -> None:
        """Copy the volume's file."""
        self._fail("create_snapshot")
        sparse.copy(self._path(snapshot.volume), self._path(snapshot))

    def delete_snapshot(self, snapshot: Any) -> None:
        """Remove the copy."""
        self._fail("delete_snapshot")
        self._path(snapshot).unlink(missing_ok=True)

    def create_volume_from_snapshot(self, volume: Any, snapshot: Any) -> Answer:
        """Copy the snapshot; the volume may be larger."""
        self._fail("create_volume_from_snapshot")
        return self._made_from(self._path(snapshot), volume)

    def create_cloned_volume(self, volume: Any, src_vref: Any) -> Answer:
        """Copy another volume; this one may be larger."""
        self._fail("create_cloned_volume")
        return self._made_from(self._path(src_vref), volume)

    def ensure_export(self, context: Any, volume: Any) -> None:
        """Do nothing: a file is there for whoever can read it."""

    def create_export(self, context: Any, volume: Any, connector: Any) -> None:
        """Do nothing; see `ensure_export`."""

    def remove_export(self, context: Any, volume: Any) -> None:
        """Do nothing; see `ensure_export`."""

    def initialize_connection(
        self, volume: Any, connector: Any, **kwargs: Any
    ) -> Answer:
        """Say where a host on this machine finds the volume."""
        self._fail("initialize_connection")
        data = {"device_path": str(self._path(volume))}
        return {"driver_volume_type": "local", "data": data}

    def terminate_connection(self, volume: Any, connector: Any, **kwargs: Any) -> None:
        """Do nothing: nothing was opened."""

    def _update_volume_stats(self) -> None:
        """Report as a thick back end does: what was asked for is gone at once."""
        capacity = self.configuration.sparse_capacity_gb
        taken = sparse.size(self.root.glob("volume-*")) // GIB
        self._stats = {
            "volume_backend_name": self.configuration.safe_get("volume_backend_name"),
            "vendor_name": "minicloud",
            "driver_version": self.VERSION,
            "storage_protocol": "file",
            "total_capacity_gb": capacity,
            "free_capacity_gb": capacity - taken,
            "reserved_percentage": 0,
            "QoS_support": False,
            "thick_provisioning_support": True,
            "thin_provisioning_support": False,
        }

    def _path(self, thing: Any) -> Path:
        return self.root / str(thing.name)

    def _made_from(self, source: Path, volume: Any) -> Answer:
        sparse.copy(source, self._path(volume))
        os.truncate(self._path(volume), volume.size * GIB)
        return {"provider_location": str(self._path(volume))}

    def _fail(self, method: str) -> None:
        if file := self.configuration.sparse_faults_file:
            faults.strike(Path(file), method)
