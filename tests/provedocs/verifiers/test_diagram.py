"""Diagrams that are recomputed from recorded runs."""

import pytest

RUN = """
import seqtrace


def run():
    return [seqtrace.Record("call", "A", "B", "hello")]


def fails():
    raise KeyError("a")
"""


@pytest.fixture
def runs(prove):
    """A module of the project with a run to record, and what it draws."""
    (prove.root / "runs_of_tests.py").write_text(RUN)
    namespace = {}
    exec(RUN, namespace)
    return namespace["seqtrace"].draw(namespace["run"]())


def page(diagram: str, function: str = "run") -> str:
    directive = f'<!-- prove: trace="runs_of_tests:{function}" -->'
    return f"{directive}\n```mermaid\n{diagram}```\n"


def test_a_diagram_that_a_run_draws_is_proved(prove, runs):
    assert prove(page(runs)).statuses == ["run"]


def test_a_diagram_that_a_run_does_not_draw_is_told_at_its_line(prove, runs):
    proved = prove(page(runs.replace("hello", "bye")))
    line = 3 + runs[: runs.index("hello")].count("\n")
    assert proved.said == [f"{line}: wrong: the recorded run draws another diagram"]


def test_a_diagram_is_made_to_show_the_run(prove, runs):
    assert prove(page(runs.replace("hello", "bye"))).updated == page(runs)


def test_a_run_that_fails_is_told_with_its_error(prove, runs):
    said = prove(page(runs, "fails")).said
    assert said == ["1: the scenario runs_of_tests:fails fails: KeyError: 'a'"]


def test_a_diagram_without_a_run_is_only_checked(prove):
    assert prove("```mermaid\nsequenceDiagram\n    A->>B: a\n```\n").statuses == [
        "checked"
    ]
