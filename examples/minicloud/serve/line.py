"""The line between a service and its supervisor.

The service tells of its start on standard output, one line each: ``step ...``,
``ready``, or ``failed ...``.
The supervisor holds the other end of standard input: when that closes, for whatever
reason, the service ends at once. No signal is needed, so even a supervisor that was
killed leaves nothing behind.
"""

import contextlib
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Line:
    """A service's end of the line."""

    def __init__(self) -> None:
        # Libraries print, too: what they print goes to the log.
        self._out = os.fdopen(os.dup(1), "w", buffering=1)
        os.dup2(2, 1)
        self._in = os.dup(0)
        threading.Thread(target=self._watch, daemon=True).start()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor's to answer
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0))

    def _watch(self) -> None:
        while os.read(self._in, 4096):
            pass
        os._exit(0)

    def _say(self, text: str) -> None:
        try:
            print(" ".join(text.split()), file=self._out, flush=True)
        except BrokenPipeError:
            os._exit(0)

    def step(self, text: str) -> None:
        """Say what is being done now."""
        self._say(f"step {text}")

    def ready(self) -> None:
        """Say that the service serves."""
        self._say("ready")

    @contextmanager
    def failing_in_one_line(self) -> Iterator[None]:
        """Turn whatever goes wrong into one line for the supervisor, and end.

        The interpreter's own way out would wait for threads that never end.
        """
        try:
            yield
        except BaseException as error:
            with contextlib.suppress(OSError):  # no room is left for the log
                traceback.print_exc()
                sys.stderr.flush()
            self._say(f"failed {type(error).__name__}: {error}")
            os._exit(1)

    def beside(self, function: Callable[[], None]) -> None:
        """Call *function* in a thread of its own; the service ends if it fails."""

        def call() -> None:
            with self.failing_in_one_line():
                function()

        threading.Thread(target=call, daemon=True).start()

    def hold(self) -> None:
        """Serve until the supervisor ends."""
        threading.Event().wait()
