"""One bash that stays open for a page."""

import fcntl
import os
import re
import select
import subprocess
from collections.abc import Callable, Sequence
from typing import NamedTuple

_LOOP = """
while IFS= read -r -d '' command <&{commands}; do
    eval "$command" </dev/null {commands}<&- {answers}>&-
    printf '\\n%s %s\\n' "$1" "$?" >&{answers}
done
"""
_HIGH = 200  # a page's own "exec 9>lock" shall not meet what we speak through
_LARGEST = 1 << 20
_POLL = 0.05
_PLACE = re.compile(r"^bash: (?:eval: )?line \d+: ", re.MULTILINE)


class Answer(NamedTuple):
    """What was written, to both streams, the exit status, and what went wrong.

    The status is as a shell has it: 128 and more for a signal.  ``hint`` says
    what to do about the ``fault``.
    """

    output: str
    status: int
    fault: str = ""
    hint: str = ""


TOO_MUCH = Answer("", 0, "this writes more than a megabyte", "let it write less")
_ENDED = Answer("", 0, "this command ends the page's shell", "put it in parentheses")


class Shell:
    """A bash that keeps its folder, variables and functions from command to command."""

    def __init__(self) -> None:
        self.ended = False
        self._mark = os.urandom(8).hex()
        low, self._commands = os.pipe()
        reading = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, _HIGH)
        loop = _LOOP.format(commands=reading, answers=reading + 1)
        script = f"exec {reading + 1}>&1\n{loop}"
        self._process = started(
            ["bash", "--norc", "--noprofile", "-c", script, "bash", self._mark],
            pass_fds=[reading],
        )
        os.close(low)
        os.close(reading)

    def run(self, command: str) -> Answer:
        """Return what *command* answers; it may span lines."""
        os.write(self._commands, command.encode() + b"\0")
        mark = b"\n" + self._mark.encode() + b" "

        def answered(output: bytes) -> bool:
            return output.endswith(b"\n") and mark in output[-len(mark) - 8 :]

        output = gather(self._process, answered)
        if output is None:
            return self._end(TOO_MUCH)
        text, marked, status = decoded(output).rpartition(mark.decode())
        if not marked:
            return self._end(_ENDED._replace(output=status))
        return Answer(_PLACE.sub("bash: ", text), int(status))

    def _end(self, answer: Answer) -> Answer:
        self.ended = True
        os.close(self._commands)
        kill(self._process)
        return answer


def started(
    command: list[str], env: dict[str, str] | None = None, pass_fds: Sequence[int] = ()
) -> subprocess.Popen[bytes]:
    """Start *command* with nothing to read, both its streams in one."""
    return subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=pass_fds,
    )


def gather(
    process: subprocess.Popen[bytes], is_all: Callable[[bytes], bool]
) -> bytes | None:
    """Return what *process* writes until that is all, or it ends; None if too much.

    What it leaves running may hold its output open; we do not wait for that.
    """
    assert process.stdout
    output, stream = b"", process.stdout.fileno()
    while not is_all(output):
        ended = process.poll() is not None
        if not select.select([stream], [], [], 0 if ended else _POLL)[0]:
            if ended:
                break
            continue
        piece = os.read(stream, 1 << 16)
        output += piece
        if not piece or len(output) > _LARGEST:
            break
    return output if len(output) <= _LARGEST else None


def kill(process: subprocess.Popen[bytes]) -> int:
    """End *process* if it still runs; return its status as a shell has it."""
    assert process.stdout
    process.stdout.close()
    process.kill()
    status = process.wait()
    return status if status >= 0 else 128 - status


def decoded(output: bytes) -> str:
    """Return *output* as text; what is none is marked."""
    return output.decode(errors="replace")
