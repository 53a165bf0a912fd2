"""Define functions: plain, nested, and under a condition."""

import sys
from collections.abc import Callable


# --8<-- [start:plain]
def request_spec(
    name: str, size: int, volume_type: str = "__DEFAULT__"
) -> dict[str, object]:
    """Return what the scheduler needs to know about a volume."""
    return {"name": name, "size": size, "volume_type": volume_type}


# --8<-- [end:plain]


# --8<-- [start:nested]
def size_filter(size: int) -> Callable[[int], bool]:
    """Return a function that says whether a back end has room."""

    def has_room(free: int) -> bool:
        return free >= size

    return has_room


# --8<-- [end:nested]


# --8<-- [start:conditional]
if sys.platform == "win32":

    def device_path(name: str) -> str:
        """Return where the volume *name* appears."""
        return rf"\\.\{name}"

else:

    def device_path(name: str) -> str:
        """Return where the volume *name* appears."""
        return f"/dev/{name}"


# --8<-- [end:conditional]


def main() -> None:
    """Call one function of each kind."""
    print(request_spec("firstvol", 1, volume_type="FCVolumeType"))
    print([free for free in (9, 10, 50) if size_filter(10)(free)])
    print(device_path("vdb"))
