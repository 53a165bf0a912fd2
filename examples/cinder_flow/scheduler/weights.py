"""Weighers: which of several back ends is the best one?

Upstream: ``cinder/scheduler/weights/`` and ``cinder/scheduler/base_weight.py``,
release 29.0.0.
"""

from collections.abc import Callable, Sequence

from cinder_flow.scheduler.state import BackendState

# --8<-- [start:weighers]
WEIGHERS: dict[str, Callable[[BackendState], float]] = {
    "CapacityWeigher": lambda backend: backend.free_capacity_gb,
}


def weigh(name: str, backends: Sequence[BackendState]) -> dict[str, float]:
    """Return the weight of each back end by its address, between 0 and 1.

    Raises:
        ValueError: No weigher is called *name*.
    """
    if name not in WEIGHERS:
        raise ValueError(f"no weigher {name!r}; use one of {', '.join(WEIGHERS)}")
    raw = [WEIGHERS[name](backend) for backend in backends]
    hosts = [backend.host for backend in backends]
    return dict(zip(hosts, normalize(raw), strict=True))


# --8<-- [end:weighers]
def normalize(weights: Sequence[float]) -> list[float]:
    """Return *weights* between 0 and 1; all 0 if they are all the same."""
    low, high = min(weights), max(weights)
    if low == high:
        return [0.0 for _ in weights]
    return [(weight - low) / (high - low) for weight in weights]
