"""Keep what was read of a service's options, under the versions it was read from."""

import hashlib
import json
from importlib import metadata
from pathlib import Path

from provedocs.files import write_atomically
from provedocs.options.lists import Table, entry_points_of, read_lists

_FORMAT = 1


def table_of(package: str, folder: Path) -> Table:
    """Return the options of *package*, from *folder* if they were read before.

    Raises:
        metadata.PackageNotFoundError: It is not installed.
    """
    path = folder / f"{package}-{metadata.version(package)}-{_key(package)}.json"
    if not path.exists():
        content = json.dumps(read_lists(package))
        write_atomically(path, content.encode())
    table: Table = json.loads(path.read_bytes())
    return table


def _key(package: str) -> str:
    """Return what tells the versions of all the lists from any others."""
    owners = {point.dist for point in entry_points_of(package) if point.dist}
    versions = sorted(f"{owner.name}=={owner.version}" for owner in owners)
    text = json.dumps([_FORMAT, versions])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
