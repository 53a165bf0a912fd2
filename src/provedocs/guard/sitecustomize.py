"""No network but loopback: Python imports this file first wherever a page runs.

It stands on ``PYTHONPATH`` of the process that runs pages, so the Python
programs that a page starts have it too.
"""

import sys
from typing import Any

_ADDRESSED = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}
_NAMED = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0}
_LOCAL = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104: an own listener's name


def _host(event: str, args: tuple[Any, ...]) -> Any:
    """Return the host that *event* is about, None if it is about none."""
    if event in _NAMED:
        return args[_NAMED[event]]
    address = args[_ADDRESSED[event]] if event in _ADDRESSED else None
    return address[0] if isinstance(address, tuple) else None


def refuse_network(event: str, args: tuple[Any, ...]) -> None:
    """Refuse to speak to any host but this one; see `sys.addaudithook`."""
    if not event.startswith("socket."):
        return
    host = _host(event, args)
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    if host and not str(host).startswith(_LOCAL):
        raise PermissionError(f"no network but loopback while a page runs: {host}")


sys.addaudithook(refuse_network)
