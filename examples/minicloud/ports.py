"""Ports of this machine."""

import socket
from collections.abc import Iterable, Mapping

from minicloud.errors import CloudError

HOST = "127.0.0.1"


def is_free(port: int) -> bool:
    """Tell whether a server could listen on *port* of 127.0.0.1 now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def choose(
    services: Iterable[str], asked: Mapping[str, int], remembered: Mapping[str, int]
) -> dict[str, int]:
    """Return a port for each of *services*.

    What was *asked* for is used or refused; what is *remembered* of the last time is
    used if it is free, so that clients find the cloud where it was.

    Raises:
        CloudError: A port that was asked for is taken.
    """
    if unknown := sorted(set(asked) - set(services)):
        raise CloudError(f"--port {unknown[0]}: that service is not started")
    for service, port in asked.items():
        if not is_free(port):
            raise CloudError(
                f"port {port} for {service} is taken; leave --port out for a free one"
            )
    return {name: _one(name, asked, remembered) for name in services}


def _one(name: str, asked: Mapping[str, int], remembered: Mapping[str, int]) -> int:
    if name in asked:
        return asked[name]
    if name in remembered and is_free(remembered[name]):
        return remembered[name]
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
