"""Go through values, stop early, and know whether you did."""

from collections.abc import Callable, Iterable

Backend = tuple[str, int]


# --8<-- [start:search]
def first_fit(backends: Iterable[Backend], size: int) -> str:
    """Return the first back end with room for *size* GiB."""
    for name, free in backends:
        if free >= size:
            answer = f"{name} has room for {size} GiB"
            break
    else:  # no break: every back end was asked
        answer = f"no back end has {size} GiB"
    return answer


# --8<-- [end:search]


# --8<-- [start:poll]
def wait_for(wanted: str, read_status: Callable[[], str], tries: int) -> str:
    """Ask for the status until it is *wanted*, at most *tries* times."""
    while tries > 0:
        tries -= 1
        if read_status() == wanted:
            break
    else:
        return "gave up"
    return f"{wanted}, tries left: {tries}"


# --8<-- [end:poll]


def main() -> None:
    """Search and wait, each with and without success."""
    backends = [("lvm-1", 9), ("lvm-2", 10), ("ceph", 50)]
    print(first_fit(backends, 10))
    print(first_fit(backends, 51))
    statuses = ["creating", "available"]
    print(wait_for("available", iter(statuses).__next__, tries=3))
    print(wait_for("available", lambda: "creating", tries=3))
