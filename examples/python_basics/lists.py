"""Lists: ordered, of any types, and they change."""


# --8<-- [start:queue]
def move_to_front(queue: list[str], name: str) -> None:
    """Change *queue* so that *name* is served first."""
    queue.remove(name)
    queue.insert(0, name)


def big_ones(sizes: list[int], at_least: int) -> list[int]:
    """Return a new list of the *sizes* that are large enough."""
    return [size for size in sizes if size >= at_least]


# --8<-- [end:queue]


def main() -> None:
    """Change one list in place, and make another from it."""
    queue = ["vol-1", "vol-2", "vol-3"]
    move_to_front(queue, "vol-3")
    print("queue:", queue)
    print("big:  ", big_ones([1, 10, 9, 50], at_least=10))
