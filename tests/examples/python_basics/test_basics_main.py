"""The command line of the lessons."""

from pathlib import Path

import pytest
from python_basics.__main__ import LESSONS, main

ROOT = Path(__file__).parents[3]


def names_in(folder: str, ending: str, *, without: set[str]) -> set[str]:
    return {path.stem for path in (ROOT / folder).glob(f"*{ending}")} - without


def test_each_lesson_has_a_program() -> None:
    programs = names_in(
        "examples/python_basics", ".py", without={"__init__", "__main__"}
    )
    assert programs == set(LESSONS)


def test_each_lesson_has_a_page() -> None:
    assert names_in("docs/python-basics", ".md", without={"index"}) == set(LESSONS)


def test_several_lessons_run_in_the_order_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["tuples", "lists"]) == 0
    printed = capsys.readouterr().out
    assert printed.index("as tuples:") < printed.index("queue:")


def test_no_lesson_runs_if_one_is_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lists", "cats"]) == 2
    assert capsys.readouterr().out == ""


def test_an_unknown_lesson_is_named_on_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["lists", "cats"])
    assert capsys.readouterr().err.startswith("no lesson 'cats'; use one of modules,")
