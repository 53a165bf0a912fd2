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
        LookupError: It lists no options.
    """
    found = read_table(package, folder)
    if found is None:
        found = read_lists(package)
        write_atomically(_path(package, folder), json.dumps(found).encode())
    return found


def read_table(package: str, folder: Path) -> Table | None:
    """Return the options of *package* that *folder* has; None if it has none."""
    path = _path(package, folder)
    if not path.exists():
        return None
    table: Table = json.loads(path.read_bytes())
    return table


def _path(package: str, folder: Path) -> Path:
    return folder / f"{package}-{metadata.version(package)}-{_key(package)}.json"


def _key(package: str) -> str:
    """Return what tells the versions of all the lists from any others."""
    owners = {point.dist for point in entry_points_of(package) if point.dist}
    versions = sorted(f"{owner.name}=={owner.version}" for owner in owners)
    text = json.dumps([_FORMAT, versions])
    return hashlib.sha256(text.encode()).hexdigest()[:12]
