"""Run every tool over the same pages, in turns, and print what it took."""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.corpus import BLOCKS, write_pages
from tests.bench.tools import TOOLS, Tool

RESULT = Path("build/bench.json")


@dataclass(frozen=True)
class Run:
    """What one run took: CPU and wall seconds, and its largest memory in MB."""

    cpu: float
    wall: float
    memory: float


def main() -> int:
    """Measure, print a table for each size, and write all of it as JSON."""
    options = _parser().parse_args()
    results = {}
    for pages in options.pages:
        with tempfile.TemporaryDirectory() as folder:
            runs = measure(Path(folder), pages, options.rounds)
        results[pages] = {name: asdict(run) for name, run in runs.items()}
        print(table(runs, pages), flush=True)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps({"machine": machine(), "pages": results}, indent=1))
    print(f"Written to {RESULT}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[20, 200, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    return parser


def measure(folder: Path, pages: int, rounds: int) -> dict[str, Run]:
    """Return the median of *rounds* runs of each tool, which take turns."""
    runs: dict[str, list[Run]] = {tool.title: [] for tool in TOOLS}
    for tool in TOOLS:
        write_pages(folder / tool.name / "docs", pages)
        for name, text in tool.files.items():
            (folder / tool.name / name).write_text(text)
    for _ in range(rounds):
        for tool in TOOLS:
            runs[tool.title].append(run(tool, folder / tool.name))
    return {name: _median(taken) for name, taken in runs.items()}


def run(tool: Tool, folder: Path) -> Run:
    """Run *tool* once in *folder*; it must succeed."""
    log = folder / "log"
    environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    start = time.perf_counter()
    with log.open("wb") as output:
        command = [sys.executable, *tool.command]
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=output
        )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"{tool.title} fails:\n{log.read_text()[-2000:]}")
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def _median(runs: list[Run]) -> Run:
    return Run(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.wall for run in runs),
        max(run.memory for run in runs),
    )


def table(runs: dict[str, Run], pages: int) -> str:
    """Return *runs* as a Markdown table, per block and in all."""
    blocks = pages * BLOCKS
    checks = {tool.title: tool.checks for tool in TOOLS}
    rows = [
        f"| {name} | {1000 * run.cpu / blocks:.2f} | {run.cpu:.2f} | {run.wall:.2f} "
        f"| {run.memory:.0f} | {checks[name]} |"
        for name, run in runs.items()
    ]
    head = [
        f"{pages} pages, {blocks} blocks, {machine()}",
        "",
        "| Tool | CPU ms a block | CPU s | wall s | peak MB | checks |",
        "|---|---:|---:|---:|---:|---|",
    ]
    return "\n".join([*head, *rows, ""])


def machine() -> str:
    """Return what was measured on."""
    load = os.getloadavg()[0]
    python = platform.python_version()
    return f"CPython {python}, {os.cpu_count()} cores, load {load:.1f}"


if __name__ == "__main__":
    sys.exit(main())
