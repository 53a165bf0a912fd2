"""Mermaid's own parser, and what is told where it is missing."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from textwrap import dedent

import pytest

from provedocs.lifeline import Lifeline
from provedocs.node import NodeParser, problem_with


class Run:
    """A run of its own: a folder to share, and the parsers of its keepers."""

    def __init__(self, root: Path) -> None:
        self.root, self.lifeline = root, Lifeline()
        self.parsers: list[NodeParser] = []

    def parser(self) -> NodeParser:
        self.parsers.append(NodeParser(self.root, self.lifeline.folder))
        return self.parsers[-1]

    def end(self) -> None:
        self.lifeline.close()
        for parser in self.parsers:
            if parser.process is not None:
                parser.process.wait(timeout=60)


@pytest.fixture
def run(prove):
    run = Run(prove.root)
    yield run
    run.end()


DIAGRAM = "```mermaid\nsequenceDiagram\n    A->>B: a\n```\n"


def test_without_its_packages_each_diagram_is_told_in_one_line(tmp_path, proving_at):
    problem = proving_at(tmp_path)(DIAGRAM).problem
    assert problem.what.startswith(
        "Mermaid's parser does not start: Error: Cannot find"
    )
    assert "\n" not in problem.what
    assert "npm ci" in problem.hint


def test_without_its_packages_other_blocks_are_proved(tmp_path, proving_at):
    page = f"{DIAGRAM}\n```python\nprint(1)\n#> 1\n```\n"
    assert proving_at(tmp_path)(page).statuses == ["", "run"]


def test_without_node_each_diagram_is_told(run, monkeypatch):
    monkeypatch.setattr("provedocs.node.node_program", lambda: "no-such-node")
    node = run.parser()
    node.start()
    with pytest.raises(OSError, match="No such file or directory: no-such-node"):
        problem_with("pie", node.address)


def test_a_parser_ends_with_its_run(prove):
    run = Run(prove.root)
    node = run.parser()
    node.start()
    run.end()
    assert node.process.returncode == 0


def test_a_parser_ends_with_a_run_that_is_killed(prove, tmp_path):
    code = (
        "import os; from pathlib import Path; from provedocs import lifeline, node\n"
        f"folder = lifeline.Lifeline().folder; root = Path({str(prove.root)!r})\n"
        "parser = node.NodeParser(root, folder); parser.start()\n"
        "print(parser.process.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False
    )
    assert_ends(int(told.stdout))


def assert_ends(pid: int) -> None:
    until = time.monotonic() + 60
    while _commands().get(pid) and time.monotonic() < until:
        time.sleep(0.01)
    assert not _commands().get(pid)


def _commands() -> dict[int, bytes]:
    """Return the command of each process; a dead one has none."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):
            found[int(path.parent.name)] = path.read_bytes()
    return found


def test_no_parser_outlives_its_prover(prove, proving_at, tmp_path):
    (tmp_path / "node_modules").symlink_to(prove.root / "node_modules")
    proving = proving_at(tmp_path)
    assert proving(DIAGRAM).statuses == ["checked"]
    address = f"{proving.prover._lifeline.folder}/mermaid".encode()
    [pid] = [pid for pid, command in _commands().items() if address in command]
    proving.prover.close()
    assert_ends(pid)


def test_a_lost_keeper_takes_no_parser_with_it(prove, proving_at, tmp_path):
    (tmp_path / "node_modules").symlink_to(prove.root / "node_modules")
    proving = proving_at(tmp_path)
    killer = "```python\nimport os\nos.kill(os.getppid(), 9)\n```\n"
    proving(DIAGRAM)
    log = proving.prover._lifeline.folder / "mermaid.log"
    before = log.stat().st_ctime_ns
    proving(killer)
    assert proving(DIAGRAM).statuses == ["checked"]
    assert log.stat().st_ctime_ns == before


def test_those_that_share_a_folder_share_a_parser(run):
    first, second = run.parser(), run.parser()
    first.start()
    second.start()
    assert second.process is None
    assert problem_with("sequenceDiagram\n", second.address) is None


SEEN = """
import contextlib, os
from pathlib import Path

def parsers():
    run = Path(os.environ["TMPDIR"]).parents[2]
    return [command for command in commands() if f"{run}/" in command]

def commands():
    for path in Path("/proc").glob("[1-9]*/cmdline"):
        with contextlib.suppress(OSError):
            if "mermaid_server" in (command := path.read_text()):
                yield command
"""


def test_the_workers_of_a_run_share_a_parser(project, prove, monkeypatch):
    (project.root / "node_modules").symlink_to(prove.root / "node_modules")
    (project.root / "parsers_seen.py").write_text(SEEN)
    project.settings('pythonpath = ["."]')
    seen = """
        ```python
        from parsers_seen import parsers
        print(len(parsers()))
        #> 1
        ```
    """
    for name in ("p.md", "q.md"):
        project.page(DIAGRAM + dedent(seen), name)
    with tempfile.TemporaryDirectory() as folder:  # a socket's name must be short
        monkeypatch.setenv("TMPDIR", folder)
        result = project.run_apart("docs", "-n", "2", "-p", "no:randomly")
    result.assert_outcomes(passed=4)


def test_a_parser_that_died_is_started_again(run):
    node = run.parser()
    node.start()
    node.process.kill()
    node.process.wait()
    node.start()
    assert problem_with("sequenceDiagram\n", node.address) is None


def test_a_page_that_ends_before_its_answer_does_not_end_the_parser(run):
    node = run.parser()
    node.start()
    for _ in range(3):
        with socket.socket(socket.AF_UNIX) as hasty:
            hasty.connect(node.address)
            hasty.sendall(b'"sequenceDiagram"\n')
    assert problem_with("sequenceDiagram\n", node.address) is None
