"""Running a command of the user's, and being ended oneself."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from minicloud.config import clients
from minicloud.config.site import Site
from minicloud.errors import CloudError

INTERRUPTED = 130
"""The status of a command that Ctrl-C has ended, as shells count."""


def execute(words: Sequence[str], site: Site, stdout: int | None = None) -> int:
    """Run the command *words*, its output going to *stdout*; return its status."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE_")}
    environment = kept | clients.environment(site) | {"PATH": _path()}
    program = shutil.which(words[0], path=environment["PATH"])
    if program is None:
        raise CloudError(f"no command {words[0]}")
    with subprocess.Popen(
        [program, *words[1:]], env=environment, stdout=stdout
    ) as process:
        try:
            return _status(process.wait())
        except BaseException:
            process.terminate()
            raise


def _status(code: int) -> int:
    return code if code >= 0 else 128 - code


def _path() -> str:
    """Return the search path, this interpreter's own commands first."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


class _Ended(Exception):
    """Somebody asked the program to end."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Leave the block when the program is asked to end, as by Ctrl-C."""

    def end(number: int, frame: object) -> None:
        raise _Ended(signal.Signals(number).name)

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
    try:
        yield
    except _Ended:
        print("minicloud: ended", file=sys.stderr)
