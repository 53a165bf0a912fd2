"""Booleans, integers and floats, as quotas and capacities use them."""

from collections.abc import Iterable

GIB = 1024**3


# --8<-- [start:used]
def used_percent(total_gb: int, free_gb: int) -> float:
    """Return how full a back end is."""
    return round(100 * (total_gb - free_gb) / total_gb, 1)


def whole_gigabytes(size: int) -> int:
    """Return the GiB that hold *size* bytes, rounded up as a back end must."""
    return -(-size // GIB)


def how_many(answers: Iterable[bool]) -> int:
    """Count what is true: ``True`` is 1, ``False`` is 0."""
    return sum(answers)


# --8<-- [end:used]


def main() -> None:
    """Print one number of each kind."""
    print("used:", used_percent(total_gb=60, free_gb=40), "%")
    print("needs:", whole_gigabytes(GIB + 1), "GiB")
    print("enabled:", how_many([True, False, True]))
