"""What can be known before anything is started."""

import shutil
from importlib import metadata
from pathlib import Path

from minicloud.errors import CloudError
from minicloud.settings import Settings

RELEASES = {"cinder": "29.0.0", "keystone": "30.0.0", "nova": "34.0.0"}
"""OpenStack 2026.2."""

ROOM_MB = 20
"""What a cloud with all services writes at its start is less than half of this."""


def check(path: Path, settings: Settings) -> None:
    """Raise if a cloud of this make cannot start in *path*.

    Raises:
        CloudError: A package is missing or of another release, or the disk is full.
    """
    for service in settings.services:
        _check_release(service)
    existing = next(p for p in [path, *path.absolute().parents] if p.exists())
    if shutil.disk_usage(existing).free < ROOM_MB * 2**20:
        raise CloudError(f"less than {ROOM_MB} MB are free on the disk of {existing}")


def _check_release(service: str) -> None:
    wanted = RELEASES[service]
    try:
        found = metadata.version(service)
    except metadata.PackageNotFoundError:
        raise CloudError(
            f"{service} is not installed; install requirements/openstack.txt"
        ) from None
    if found != wanted:
        raise CloudError(
            f"{service} {found} is installed, and this is made for {wanted}; install"
            " requirements/openstack.txt"
        )
