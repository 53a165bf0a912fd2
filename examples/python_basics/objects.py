"""Everything is an object, and ``None`` is the one that says "nothing"."""

from typing import Any


# --8<-- [start:host]
def host_of(volume: dict[str, Any]) -> str:
    """Say where *volume* is; no host yet is not the same as an empty name."""
    host = volume["host"]
    if host is None:
        return "not scheduled yet"
    return f"on {host!r}"


# --8<-- [end:host]


# --8<-- [start:update]
_KEEP = object()  # a value that no caller can pass by accident


def update(volume: dict[str, Any], description: object = _KEEP) -> dict[str, Any]:
    """Return *volume* with a new description; ``None`` is one, too."""
    if description is _KEEP:
        return volume
    return volume | {"description": description}


# --8<-- [end:update]


def main() -> None:
    """Ask three volumes for their host, and clear a description."""
    for host in (None, "", "node-1"):
        print(host_of({"host": host}))
    print(update({"description": "old"}), update({"description": "old"}, None))
