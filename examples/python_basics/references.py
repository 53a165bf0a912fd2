"""A function gets the caller's own objects, under names of its own."""


# --8<-- [start:three]
def mark(volume: dict[str, str]) -> None:
    """Change the caller's volume."""
    volume["status"] = "error"


def replace(volume: dict[str, str]) -> str:
    """Give the local name another volume; the caller's stays as it is."""
    volume = {"status": "error"}
    return volume["status"]


def marked(volume: dict[str, str]) -> dict[str, str]:
    """Return a changed copy; the caller's volume stays as it is."""
    return {**volume, "status": "error"}


# --8<-- [end:three]


def main() -> None:
    """Show what the caller sees after each call."""
    first, second, third = ({"status": "creating"} for _ in range(3))
    mark(first)
    print("mark:   ", first)
    replace(second)
    print("replace:", second)
    changed = marked(third)
    print("marked: ", third, "->", changed)
