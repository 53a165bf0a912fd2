"""Bash for a single script."""

import os
import re
import shlex
from pathlib import Path

from provedocs.shell import TOO_MUCH, Answer, decoded, gather, kill, started

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
    process = started(
        ["bash", "-euo", "pipefail", str(script)],
        env={**os.environ, "BASH_ENV": str(trap)},
    )
    output = gather(process, lambda _: False)
    if output is None:
        kill(process)
        return TOO_MUCH, 0
    process.wait()
    answer = Answer(decoded(output), kill(process))
    return answer, _failed_line(failed, script, answer.output)


def _failed_line(failed: Path, script: Path, output: str) -> int:
    """Return the line that ended *script*: as the trap, or else bash itself, says."""
    if failed.exists():
        lines = failed.read_text().split()
    else:
        lines = re.findall(rf"^{re.escape(str(script))}: line (\d+): ", output, re.M)
    return int(lines[-1]) if lines else 0
