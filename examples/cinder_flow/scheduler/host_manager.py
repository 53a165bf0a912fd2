"""What the scheduler knows of the back ends, and how it filters and weighs them.

Upstream: ``cinder/scheduler/host_manager.py``, release 29.0.0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import seqtrace
from cinder_flow.model.conf import Conf
from cinder_flow.scheduler import filters, weights
from cinder_flow.scheduler.state import BackendState


@dataclass(frozen=True)
class HostManager:
    """Knows every back end; in Cinder, from what each of them reports now and then."""

    states: Sequence[BackendState]
    conf: Conf

    # --8<-- [start:filter]
    def get_filtered_backends(
        self, filter_properties: dict[str, Any]
    ) -> list[BackendState]:
        """Return the back ends that pass every filter."""
        backends = list(self.states)
        for name in self.conf.scheduler_default_filters:
            passes = filters.named(name).backend_passes
            backends = [b for b in backends if passes(b, filter_properties)]
            seqtrace.note(f"{name} leaves {_names(backends)}")
        return backends

    # --8<-- [end:filter]

    def get_weighed_backends(
        self, backends: Sequence[BackendState]
    ) -> list[BackendState]:
        """Return *backends*, the heaviest first; of equals, the one known first."""
        weight = dict.fromkeys((backend.host for backend in backends), 0.0)
        for name in self.conf.scheduler_default_weighers:
            for host, normal in weights.weigh(name, backends).items():
                weight[host] += normal
        best = sorted(backends, key=lambda b: weight[b.host], reverse=True)
        seqtrace.note(", ".join(f"{b} weighs {weight[b.host]:g}" for b in best))
        return best

    def revert_volume_consumed_capacity(self, host: str, size: int) -> None:
        """Give *host* back what a volume of *size* GiB was to take from it."""
        for state in self.states:
            if state.host == host:
                state.consume_from_volume(-size)


def _names(backends: Sequence[BackendState]) -> str:
    return ", ".join(str(backend) for backend in backends) or "none"
