"""No network but loopback: Python imports this file first wherever a page runs.

It stands on ``PYTHONPATH`` of the process that runs pages, so the Python
programs that a page starts have it too.  Programs that are no Python are told
of a proxy where nobody listens.
"""

import sys
from typing import Any

_LOCAL = ("127.", "::1", "localhost", "0.0.0.0")
_PROXY = ("127.0.0.1", 9)


def refuse_network(event: str, args: tuple[Any, ...]) -> None:
    """Refuse to speak to any host but this one; see `sys.addaudithook`."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        if isinstance(address, tuple):
            _check(address[0], address == _PROXY)
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        _check(args[0], False)


def _check(host: Any, is_proxy: bool) -> None:
    name = host.decode(errors="replace") if isinstance(host, bytes) else host
    if is_proxy or (name and not str(name).startswith(_LOCAL)):
        asked = "" if is_proxy else f": {name}"
        raise PermissionError(f"no network but loopback while a page runs{asked}")


sys.addaudithook(refuse_network)
