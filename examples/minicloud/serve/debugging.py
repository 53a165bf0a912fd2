"""Let a debugger attach to a service.

A debugger can run any code in the process that it attaches to, so nothing listens
unless ``MINICLOUD_DEBUG`` is set, and then on loopback alone.
"""

import os
from collections.abc import Callable

VARIABLE = "MINICLOUD_DEBUG"


def listen_if_asked(tell: Callable[[str], None]) -> None:
    """Listen on a free port, and *tell* which, if the environment asks for it.

    Debuggers attach by the Debug Adapter Protocol, which Visual Studio Code and
    others speak; the service waits for none of them.
    """
    if not os.environ.get(VARIABLE):
        return
    import debugpy

    # Within the process: an adapter of its own would outlive the service.
    host, port = debugpy.listen(("127.0.0.1", 0), in_process_debug_adapter=True)
    tell(f"a debugger may attach at {host}:{port}")
