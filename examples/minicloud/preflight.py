"""What can be known before anything is started."""

from importlib import metadata
from pathlib import Path

from minicloud import room
from minicloud.errors import CloudError
from minicloud.settings import Settings

RELEASES = {"cinder": "29.0.0", "keystone": "30.0.0", "nova": "34.0.0"}
"""OpenStack 2026.2."""


def check(path: Path, settings: Settings) -> None:
    """Raise if a cloud of this make cannot start in *path*.

    Raises:
        CloudError: A package is missing or of another release, or the disk is full.
    """
    for service in settings.services:
        _check_release(service)
    room.check(path)


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
