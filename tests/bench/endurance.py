"""Twenty starts and twenty kills, and what they leave behind; ``make bench`` runs it.

Everything happens in one folder, which is its clouds' home and holds their temporary
files, too: whatever else appears there was left behind.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from minicloud.folder import Folder
from minicloud.ports import is_free

from tests.bench.clouds import EXAMPLES, boot

TIMES = 20
PATIENCE_SECONDS = 10
"""How long what is ending may take until it counts as left behind."""

SEED = 2026


def main() -> int:
    """Do both, print what was left behind, and return 1 if anything was."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        (home / "tmp").mkdir()
        os.environ |= {"HOME": name, "TMPDIR": f"{name}/tmp"}
        moments = random.Random(SEED)
        longest = started(home)
        rounds: Mapping[str, Callable[[], object]] = {
            "start, then `down`": lambda: started(home),
            "kill at a random moment": lambda: killed(
                home, moments.uniform(0, longest)
            ),
        }
        print("| What | Times | Left behind |", "|---|---:|---|", sep="\n")
        told = [repeated(home, what, act) for what, act in rounds.items()]
        started(home)  # what was killed can be started again
    return int(any(told))


def repeated(home: Path, what: str, act: Callable[[], object]) -> bool:
    """Do *act* so often, print a row, and return whether anything was left behind."""
    left = []
    for _ in range(TIMES):
        act()
        left += leftovers(home)
    print(f"| {what} | {TIMES} | {', '.join(left) or 'nothing'} |", flush=True)
    return bool(left)


def started(home: Path) -> float:
    """Start a cloud, end it by ``down``, and return how long both took."""
    began = time.monotonic()
    boot("cinder", str(home / "cloud"))
    return time.monotonic() - began


def killed(home: Path, seconds: float) -> None:
    """Start a cloud, and kill its supervisor after so many seconds."""
    cloud = subprocess.Popen(
        [sys.executable, "-m", "minicloud", "up", "--dir", str(home / "cloud")],
        cwd=EXAMPLES,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    cloud.kill()
    cloud.wait()


def leftovers(home: Path) -> list[str]:
    """Return what is still there when it has had its time to end."""
    end = time.monotonic() + PATIENCE_SECONDS
    while (found := list(_found(home))) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def _found(home: Path) -> Iterator[str]:
    folder = Folder(home / "cloud")
    yield from (f"process {pid}" for pid in _processes(str(home)))
    known = folder.remembered()
    ports = known.ports.values() if known else ()
    yield from (f"port {port}" for port in ports if not is_free(port))
    if folder.holder() is not None:
        yield "the lock"
    files = [*home.iterdir(), *(home / "tmp").iterdir()]
    yield from (f"file {file}" for file in files if file.name not in ("cloud", "tmp"))


def _processes(text: str) -> Iterator[int]:
    """Yield the processes that have *text* in their command line."""
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if text.encode() in file.read_bytes():
                yield int(file.parent.name)
        except OSError:  # it has ended
            continue


if __name__ == "__main__":
    sys.exit(main())
