"""Sets: no duplicates, no order, and the operations of mathematics."""

# --8<-- [start:hosts]
REPORTS = ["node-a", "node-b", "node-c", "node-c", "node-d"]
UP = set(REPORTS)
ROOMY = {"node-a", "node-b", "node-x", "node-y", "node-z"}


def report(up: set[str], roomy: set[str]) -> dict[str, list[str]]:
    """Return the hosts of each set operation, sorted for reading."""
    return {
        "union": sorted(up | roomy),
        "intersection": sorted(up & roomy),
        "difference": sorted(up - roomy),
        "symmetric difference": sorted(up ^ roomy),
    }


# --8<-- [end:hosts]


def main() -> None:
    """Print what each operation makes of the two sets."""
    for operation, hosts in report(UP, ROOMY).items():
        print(f"{operation}: {' '.join(hosts)}")
