"""Mermaid's own parser, under Node: started once, asked through a socket."""

import json
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

_SERVER = Path(__file__).with_name("mermaid_server.mjs")


class NodeParser:
    """The process that parses diagrams, for a project at *root*.

    It is started by the first `start`; pages find it at the socket `address`.
    """

    def __init__(self, root: Path, folder: Path) -> None:
        self.address = str(folder / "mermaid")
        self._root, self._folder = root, folder
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the parser, unless it runs; do not wait until it answers."""
        if self.process is not None:
            return
        with (self._folder / "mermaid.log").open("wb") as log:
            self.process = subprocess.Popen(
                [_node(), str(_SERVER), self.address],
                cwd=self._root,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    @property
    def pids(self) -> list[int]:
        """Return the parser's process, if it runs."""
        return [self.process.pid] if self.process else []

    def stop(self) -> None:
        """End the parser, if it runs."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


def _node() -> str:
    """Return the Node beside this Python, or else the one on ``PATH``."""
    beside = Path(sys.executable).with_name("node")
    return str(beside) if beside.exists() else shutil.which("node") or "node"


def problem_with(source: str, address: str) -> tuple[int, str] | None:
    """Return line, from 1, and message if *source* is no Mermaid.

    Raises:
        OSError: the parser at *address* does not answer; the message says why.
    """
    with _connected(address) as connection, connection.makefile("rw") as stream:
        stream.write(json.dumps(source) + "\n")
        stream.flush()
        answer = json.loads(stream.readline() or '{"line": 0, "message": "no answer"}')
    return (answer["line"], answer["message"]) if answer else None


def _connected(address: str) -> socket.socket:
    """Connect to *address*, waiting for the parser to come up."""
    while True:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(address)
            return connection
        except OSError:
            connection.close()
            log = Path(f"{address}.log").read_text()
            if log.strip():
                raise OSError(_reason(log)) from None
            time.sleep(0.01)


def _reason(log: str) -> str:
    errors = re.findall(r"^\w*Error\b.*", log, re.MULTILINE)
    return str(errors[0]) if errors else log.strip().splitlines()[-1]
