"""How long tea draws."""

MINUTES = {"green": 2, "black": 4, "rooibos": 7}


def minutes(kind: str, strong: bool = False) -> int:
    """Return how many minutes tea of that *kind* draws."""
    if kind not in MINUTES:
        raise ValueError(f"no tea {kind!r}")
    return MINUTES[kind] + strong
