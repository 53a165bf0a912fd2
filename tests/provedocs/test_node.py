"""Mermaid's own parser, and what is told where it is missing."""

import contextlib
import socket
from pathlib import Path

import pytest

from provedocs.node import NodeParser, problem_with

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


def test_without_node_each_diagram_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("provedocs.node.node_program", lambda: "no-such-node")
    node = NodeParser(tmp_path, tmp_path)
    node.start()
    with pytest.raises(OSError, match="No such file or directory: no-such-node"):
        problem_with("pie", node.address)


def test_a_parser_that_was_stopped_is_gone(tmp_path, prove):
    (tmp_path / "node_modules").symlink_to(prove.root / "node_modules")
    node = NodeParser(tmp_path, tmp_path)
    node.start()
    node.stop()
    with pytest.raises(OSError, match=r"^$"):
        problem_with("sequenceDiagram\n", node.address)


def test_no_parser_outlives_its_keeper(tmp_path, prove, proving_at):
    (tmp_path / "node_modules").symlink_to(prove.root / "node_modules")
    proving = proving_at(tmp_path)
    assert proving(DIAGRAM).statuses == ["checked"]
    proving.prover.close()
    assert str(tmp_path) not in _folders_of_processes()


def _folders_of_processes():
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):
            yield str(link.readlink())


def test_a_parser_that_died_is_started_again(tmp_path, prove):
    (tmp_path / "node_modules").symlink_to(prove.root / "node_modules")
    node = NodeParser(tmp_path, tmp_path)
    node.start()
    node.process.kill()
    node.process.wait()
    node.start()
    assert problem_with("sequenceDiagram\n", node.address) is None
    node.stop()


def test_a_page_that_ends_before_its_answer_does_not_end_the_parser(tmp_path, prove):
    (tmp_path / "node_modules").symlink_to(prove.root / "node_modules")
    node = NodeParser(tmp_path, tmp_path)
    node.start()
    for _ in range(3):
        with socket.socket(socket.AF_UNIX) as hasty:
            hasty.connect(node.address)
            hasty.sendall(b'"sequenceDiagram"\n')
    assert problem_with("sequenceDiagram\n", node.address) is None
    node.stop()
