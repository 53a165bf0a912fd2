"""One bash that stays open for a page, and bash for a single script."""

import fcntl
import os
import re
import select
import shlex
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
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


_TOO_MUCH = Answer("", 0, "this writes more than a megabyte", "let it write less")
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
        self._process = _started(
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

        output = _gather(self._process, answered)
        if output is None:
            return self._end(_TOO_MUCH)
        text, marked, status = _decoded(output).rpartition(mark.decode())
        if not marked:
            return self._end(_ENDED._replace(output=status))
        return Answer(_PLACE.sub("bash: ", text), int(status))

    def _end(self, answer: Answer) -> Answer:
        self.ended = True
        os.close(self._commands)
        _kill(self._process)
        return answer


def _started(
    command: list[str], env: dict[str, str] | None = None, pass_fds: Sequence[int] = ()
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=pass_fds,
    )


def _gather(
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


def _kill(process: subprocess.Popen[bytes]) -> int:
    """End *process* if it still runs; return its status as a shell has it."""
    assert process.stdout
    process.stdout.close()
    process.kill()
    status = process.wait()
    return status if status >= 0 else 128 - status


def _decoded(output: bytes) -> str:
    return output.decode(errors="replace")


_TRAP = """unset BASH_ENV
trap 'echo "$LINENO" >>{failed}' ERR
set -E
"""


def run_script(source: str, folder: Path) -> tuple[Answer, int]:
    """Run *source* with ``bash -euo pipefail``.

    *folder* takes the script; it runs where we stand.  Returned with the answer
    is the line, from 1, of the command that failed; 0 if that is not known.
    """
    script, trap, failed = folder / "script", folder / "trap", folder / "failed"
    failed.unlink(missing_ok=True)
    script.write_text(source, encoding="utf-8")
    trap.write_text(_TRAP.format(failed=shlex.quote(str(failed))))
    process = _started(
        ["bash", "-euo", "pipefail", str(script)],
        env={**os.environ, "BASH_ENV": str(trap)},
    )
    output = _gather(process, lambda _: False)
    if output is None:
        _kill(process)
        return _TOO_MUCH, 0
    process.wait()
    answer = Answer(_decoded(output), _kill(process))
    return answer, _failed_line(failed, script, answer.output)


def _failed_line(failed: Path, script: Path, output: str) -> int:
    """Return the line that ended *script*: as the trap, or else bash itself, says."""
    if failed.exists():
        lines = failed.read_text().split()
    else:
        lines = re.findall(rf"^{re.escape(str(script))}: line (\d+): ", output, re.M)
    return int(lines[-1]) if lines else 0
