"""A debugger without a window: it speaks the Debug Adapter Protocol, 1.x.

See https://microsoft.github.io/debug-adapter-protocol/specification.
"""

import json
import socket
from typing import Any


class Debugger:
    """A connection to whatever listens at *address*, as ``host:port``."""

    def __init__(self, address: str) -> None:
        host, _, port = address.rpartition(":")
        self._socket = socket.create_connection((host, int(port)), timeout=30)
        self._stream = self._socket.makefile("rb")
        self._count = 0
        self._heard: list[dict[str, Any]] = []

    def attach(self, path: str, line: int) -> None:
        """Attach, and stop whoever comes to *line* of the file at *path*."""
        self.ask("initialize", adapterID="debugpy", pathFormat="path")
        pending = self._send("attach", justMyCode=False)
        self.event("initialized")
        self.ask("setBreakpoints", source={"path": path}, breakpoints=[{"line": line}])
        self.ask("configurationDone")
        self._answer(pending)

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Return the body of the answer to *command*."""
        return self._answer(self._send(command, **arguments))

    def event(self, name: str) -> dict[str, Any]:
        """Return the body of the next event of this *name*."""
        return self._until(lambda told: told.get("event") == name)

    def _answer(self, number: int) -> dict[str, Any]:
        return self._until(lambda told: told.get("request_seq") == number)

    def _until(self, wanted: Any) -> dict[str, Any]:
        while True:
            for told in self._heard:
                if wanted(told):
                    self._heard.remove(told)
                    assert told.get("success", True), told
                    body: dict[str, Any] = told.get("body") or {}
                    return body
            self._heard.append(self._read())

    def _send(self, command: str, **arguments: Any) -> int:
        self._count += 1
        message = {"seq": self._count, "type": "request", "command": command}
        body = json.dumps(message | {"arguments": arguments}).encode()
        self._socket.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        return self._count

    def _read(self) -> dict[str, Any]:
        length = 0
        while (line := self._stream.readline()) != b"\r\n":
            assert line, "the debugger's connection is closed"
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        told: dict[str, Any] = json.loads(self._stream.read(length))
        return told

    def close(self) -> None:
        """Let everything go on, and leave."""
        self.ask("disconnect", terminateDebuggee=False)
        self._stream.close()
        self._socket.close()
