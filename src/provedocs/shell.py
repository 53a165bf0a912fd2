"""One bash that stays open for a page, and bash for a single script."""

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

_LOOP = """
while IFS= read -r -d '' command <&9; do
    eval "$command" </dev/null 9<&-
    printf '\\n%s %s\\n' "$1" "$?"
done
"""
_LARGEST = 1 << 20


class Answer(NamedTuple):
    """What a command wrote, to both streams, and its exit status; None: bash ended."""

    output: str
    status: int | None


class Shell:
    """A bash that keeps its folder, variables and functions from command to command."""

    def __init__(self) -> None:
        self.ended = False
        self._mark = os.urandom(8).hex()
        reading, self._commands = os.pipe()
        command = ["bash", "--norc", "--noprofile", "-c", _with_commands(reading)]
        self._process = subprocess.Popen(
            [*command, "bash", self._mark],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=[reading],
        )
        os.close(reading)

    def run(self, command: str) -> Answer:
        """Return what *command* answers; it may span lines.

        Raises:
            OverflowError: it writes more than a page can show.
        """
        os.write(self._commands, command.encode() + b"\0")
        output = self._until_mark()
        text, marked, status = output.decode(errors="replace").rpartition(
            f"\n{self._mark} "
        )
        return Answer(text, int(status)) if marked else Answer(status, None)

    def _until_mark(self) -> bytes:
        assert self._process.stdout is not None
        mark, output = b"\n" + self._mark.encode() + b" ", b""
        while not (output.endswith(b"\n") and mark in output[-len(mark) - 8 :]):
            piece = os.read(self._process.stdout.fileno(), 1 << 16)
            if not piece:
                self.ended = True
                self._process.communicate()
                os.close(self._commands)
                return output
            output += piece
            if len(output) > _LARGEST:
                raise OverflowError("this command writes more than a megabyte")
        return output


def _with_commands(descriptor: int) -> str:
    return f"exec 9<&{descriptor} {descriptor}<&-\n{_LOOP}"


_TRAP = "trap 'echo $LINENO >&9' ERR\nset -E\n"


def run_script(source: str, folder: Path) -> tuple[Answer, int]:
    """Run *source* with ``bash -euo pipefail``.

    *folder* takes the script; it runs where we stand.  Returned with the answer
    is the line, from 1, of the command that failed; 0 if none did.
    """
    (folder / "script").write_text(source)
    (folder / "trap").write_text(_TRAP)
    reading, writing = os.pipe()
    done = subprocess.run(
        [
            "bash",
            "-c",
            f'exec 9>&{writing} {writing}>&-; exec bash -euo pipefail "$0"',
            folder / "script",
        ],
        env={**os.environ, "BASH_ENV": str(folder / "trap")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=[writing],
        check=False,
    )
    os.close(writing)
    with os.fdopen(reading) as lines:
        failed = [int(line) for line in lines.read().split()]
    return Answer(done.stdout.decode(errors="replace"), done.returncode), max(
        failed, default=0
    )
