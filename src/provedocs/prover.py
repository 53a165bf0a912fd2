"""Ask the keeper to prove pages."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from provedocs.job import END, Job, Outcome

_GUARD = Path(__file__).with_name("guard")
_NOWHERE = "http://127.0.0.1:9"
_PASSED = ("COVERAGE", "COV_CORE")
"""What else of our environment a page gets: the measuring of its coverage."""


class Prover:
    """The keeper of a project at *root*, started when the first page is proved."""

    def __init__(self, root: Path, pythonpath: Sequence[str] = ()) -> None:
        self._root = root
        self._environment = environment(pythonpath)
        self._keeper: subprocess.Popen[bytes] | None = None

    def prove(self, job: Job) -> Iterator[Outcome]:
        """Yield what becomes of each block of *job*, in order."""
        keeper = self._started()
        assert keeper.stdin
        assert keeper.stdout
        keeper.stdin.write(job.dump())
        keeper.stdin.flush()
        for line in keeper.stdout:
            if line == END:
                return
            yield Outcome.load(line)
        raise ChildProcessError(
            "the process that runs pages ended: see its message above"
        )

    def close(self) -> None:
        """End the keeper, and with it whatever it runs."""
        if self._keeper and self._keeper.stdin and self._keeper.stdout:
            self._keeper.stdin.close()
            self._keeper.stdout.close()
            self._keeper.wait()
            self._keeper = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._keeper is None:
            self._keeper = subprocess.Popen(
                [sys.executable, "-m", "provedocs.keeper", str(self._root)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=self._environment,
                cwd=self._root,
                start_new_session=True,
            )
        return self._keeper


def environment(pythonpath: Sequence[str]) -> dict[str, str]:
    """Return the environment of every page: the same on every machine."""
    folder = Path(sys.executable).parent
    passed = {k: v for k, v in os.environ.items() if k.startswith(_PASSED)}
    return passed | {
        "PATH": f"{folder}:/usr/local/bin:/usr/bin:/bin",
        "PYTHONPATH": ":".join([str(_GUARD), *pythonpath]),
        "TMPDIR": tempfile.gettempdir(),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "COLUMNS": "80",
        "LINES": "24",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "all_proxy": _NOWHERE,
        "http_proxy": _NOWHERE,
        "https_proxy": _NOWHERE,
        "no_proxy": "localhost,127.0.0.1,::1",
    }
