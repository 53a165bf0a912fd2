"""Tuples: ordered, of any types, and they do not change."""

Version = tuple[int, ...]


# --8<-- [start:version]
def parse(version: str) -> Version:
    """Return a microversion as a tuple, so that it compares as it should."""
    return tuple(int(part) for part in version.split("."))


def newest(versions: list[str]) -> str:
    """Return the newest of *versions*."""
    return max(versions, key=parse)


# --8<-- [end:version]


def main() -> None:
    """Compare two microversions as numbers, as text and as tuples."""
    old, new = "3.9", "3.70"
    print("as floats:", float(old) < float(new))
    print("as text:  ", old < new)
    print("as tuples:", parse(old) < parse(new))
    print("newest:   ", newest([old, new]))
