"""Which variable an assignment inside a function changes."""

from collections.abc import Callable

# --8<-- [start:global]
requests_served = 0


def serve() -> int:
    """Count one more request in the module's own variable."""
    global requests_served
    requests_served += 1
    return requests_served


# --8<-- [end:global]


# --8<-- [start:nonlocal]
def reserver(limit: int) -> Callable[[int], str]:
    """Return a function that reserves gigabytes up to *limit*."""
    used = 0

    def reserve(size: int) -> str:
        nonlocal used
        if used + size > limit:
            return f"over quota: {used} of {limit} used"
        used += size
        return f"{used} of {limit} used"

    return reserve


# --8<-- [end:nonlocal]


def main() -> None:
    """Serve two requests, and fill one quota but not the other."""
    print("served:", serve(), serve())
    gold, silver = reserver(10), reserver(5)
    print("gold:  ", gold(6))
    print("gold:  ", gold(6))
    print("silver:", silver(5))
