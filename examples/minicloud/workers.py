"""The cloud's processes: started, listened to, ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from minicloud.errors import CloudError
from minicloud.serve.job import Job

PATIENCE_SECONDS = 5
"""How long a service may take to end before it is killed."""


@dataclass(frozen=True)
class Worker:
    """One running process of the cloud."""

    job: Job
    process: subprocess.Popen[str]
    log: Path

    def steps(self) -> Iterator[str]:
        """Yield what the process says of its start, until it is ready.

        Raises:
            CloudError: It failed, or ended without a word.
        """
        assert self.process.stdout is not None
        for line in self.process.stdout:
            word, _, text = line.strip().partition(" ")
            if word == "ready":
                return
            if word == "failed":
                raise CloudError(f"{self.job.name}: {text} (more in {self.log})")
            yield text
        raise CloudError(f"{self.job.name} ended while it started; see {self.log}")

    def ask_to_end(self) -> None:
        """Ask the process to end, if it still runs."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def end(self) -> None:
        """Wait until the process has ended; kill it if it does not."""
        try:
            self.process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def memory_mb(self) -> int:
        """Return the memory that the process has in RAM, in MiB; 0 if unknown."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return 0
        found = [line.split()[1] for line in status.splitlines() if "VmRSS" in line]
        return int(found[0]) // 1024 if found else 0


def start(job: Job, lock: int) -> Worker:
    """Start the process for *job*; it holds the descriptor *lock*, too."""
    log = job.folder / "log" / f"{job.name}.out"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "minicloud.serve", *job.arguments()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            cwd=job.folder,
            env=_environment(job.folder),
            pass_fds=[lock],
            process_group=0,  # Ctrl-C is for the supervisor
        )
    return Worker(job, process, log)


_KEPT_BACK = ("OS_", "COVERAGE_")
"""A service is nobody's client; and to measure its lines would slow it to a crawl."""


def _environment(folder: Path) -> dict[str, str]:
    ours = str(Path(__file__).parents[1])
    path = os.pathsep.join(filter(None, [ours, os.environ.get("PYTHONPATH")]))
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_KEPT_BACK)}
    # The order of a set must not differ from run to run: it shows in a trace.
    steady = {"PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"}
    # What stevedore remembers of the installed packages would be left at home.
    return kept | steady | {"PYTHONPATH": path, "XDG_CACHE_HOME": f"{folder}/cache"}
