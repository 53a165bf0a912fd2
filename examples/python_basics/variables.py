"""A name is made by assignment; the value has the type."""

from typing import Any


# --8<-- [start:kinds]
def kinds(request: dict[str, Any]) -> list[str]:
    """Return each name of *request* with the type of its value."""
    return [f"{name}: {type(value).__name__}" for name, value in request.items()]


# --8<-- [end:kinds]


def main() -> None:
    """Print the types in a request to create a volume."""
    request = {"size": 1, "name": "firstvol", "multiattach": False, "host": None}
    print("\n".join(kinds(request)))
