"""Addresses of back ends: ``host@backend#pool``."""

import re

_ADDRESS = re.compile(r"(?P<host>[^@#]+)(@(?P<backend>[^#]+))?(#(?P<pool>.+))?")


def extract_host(address: str, level: str = "backend") -> str | None:
    """Return a part of *address*.

    Upstream: ``cinder/volume/volume_utils.py``, release 29.0.0.

    Args:
        address: A back end's address, for example ``minicloud@fc1#fc``.
        level: ``host`` for the machine, ``backend`` for machine and back end, or
            ``pool`` for the pool alone, which is None if the address names none.

    Raises:
        ValueError: *address* is no address, or *level* is no level.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise ValueError(f"{address!r} is no address; write host@backend#pool")
    levels = {
        "host": match["host"],
        "backend": address.partition("#")[0],
        "pool": match["pool"],
    }
    if level not in levels:
        raise ValueError(f"no level {level!r}; use one of {', '.join(levels)}")
    return levels[level]
