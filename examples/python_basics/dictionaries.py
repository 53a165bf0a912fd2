"""Dictionaries: one value for each key, in the order of arrival."""

from typing import Any


# --8<-- [start:usage]
def count_statuses(volumes: list[dict[str, str]]) -> dict[str, int]:
    """Return how many volumes have each status."""
    counts: dict[str, int] = {}
    for volume in volumes:
        status = volume["status"]
        counts[status] = counts.get(status, 0) + 1
    return counts


# --8<-- [end:usage]


# --8<-- [start:message]
def rpc_message(method: str, **arguments: Any) -> dict[str, Any]:
    """Return a message like those that oslo.messaging sends."""
    return {"method": method, "args": arguments, "version": "3.0"}


# --8<-- [end:message]


def main() -> None:
    """Count statuses, and look into a message."""
    volumes = [{"status": "available"}, {"status": "error"}, {"status": "available"}]
    print(count_statuses(volumes))
    message = rpc_message("create_volume", volume_id="1f0c", host=None)
    print("keys:", list(message))
    print("asks for:", message["args"]["volume_id"])
