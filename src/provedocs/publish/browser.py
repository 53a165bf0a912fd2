"""Ask a browser to draw and to print, through the pinned Node; started when needed."""

import json
import subprocess
from pathlib import Path
from typing import Any, Self

from provedocs.node import node_program

_DRIVER = Path(__file__).with_name("browser.mjs")


class BrowserError(Exception):
    """There is no browser, or it cannot do what it was asked; the message says why."""


class Browser:
    """A browser for the project at *root*, whose ``node_modules`` hold its driver.

    It starts with the first `ask` and ends with the context.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate()  # its input ends, and so does it
            self._process = None

    def ask(self, what: str, **values: Any) -> Any:
        """Return the browser's answer to ``draw``, ``print``, ``visit`` or ``version``.

        Raises:
            BrowserError: there is no browser, or it failed.
        """
        process = self._started()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps({"do": what, **values}) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        answer = json.loads(line or '{"error": "its driver has ended"}')
        if "error" in answer:
            raise BrowserError(answer["error"])
        return answer["ok"]

    def _started(self) -> subprocess.Popen[str]:
        if self._process is None:
            try:
                self._process = subprocess.Popen(
                    [node_program(), str(_DRIVER)],
                    cwd=self._root,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            except OSError as error:
                raise BrowserError(f"Node cannot be started: {error}") from None
        return self._process
