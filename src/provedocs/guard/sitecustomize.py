"""No network but loopback: Python imports this file first wherever a page runs.

It stands on ``PYTHONPATH`` of the process that runs pages, so the Python
programs that a page starts have it too.  Programs that are no Python are told
of a proxy where nobody listens.
"""

import re
import sys
from typing import Any

_LOCAL = re.compile(
    r"127(\.\d{1,3}){3}|::1?|(ip6-)?localhost|0\.0\.0\.0", re.IGNORECASE
)
_PROXY = ("127.0.0.1", 9)
_TO_ADDRESS = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getnameinfo": 0,
}
"""Audit event -> which of its arguments is the address of the other side."""
_TO_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


def refuse_network(event: str, args: tuple[Any, ...]) -> None:
    """Refuse to speak to any host but this one; see `sys.addaudithook`."""
    if event in _TO_ADDRESS:
        address = args[_TO_ADDRESS[event]]
        if isinstance(address, tuple):
            _check(address[0], address == _PROXY)
    elif event in _TO_NAME:
        _check(args[0], False)


def _check(host: Any, is_proxy: bool) -> None:
    name = host.decode(errors="replace") if isinstance(host, bytes) else str(host or "")
    if is_proxy or (name and not _LOCAL.fullmatch(name)):
        asked = "" if is_proxy else f": {name}"
        raise PermissionError(f"no network but loopback while a page runs{asked}")


sys.addaudithook(refuse_network)
