"""What passes between pytest and the process that runs pages."""

import pickle
from pathlib import Path

import pytest

from provedocs.blocks import find_blocks
from provedocs.errors import Edit, Problem
from provedocs.job import Job, Outcome, without

BLOCKS = find_blocks("```python\n```\n\n```python\n```\n", "p.md").blocks
PROBLEM = Problem("p.md:1", "wrong", "hint", "a", None)


def test_a_job_is_read_as_it_was_written():
    job = Job("/root", "p.md", BLOCKS, {"a": Path("b")}, 3.0)
    data = job.dump()
    assert int.from_bytes(data[:4], "big") == len(data) - 4
    assert pickle.loads(data[4:]) == job


@pytest.mark.parametrize(
    "outcome",
    [
        Outcome(0, "run", 0.5),
        Outcome(1, "", 0.0, [PROBLEM], [Edit(1, 2, ("ü\n", ""))]),
    ],
    ids=["proved", "broken"],
)
def test_an_outcome_is_read_as_it_was_written(outcome):
    assert Outcome.load(outcome.dump()) == outcome


def test_an_outcome_is_one_line():
    line = Outcome(0, "", 0.0, [PROBLEM], [Edit(1, 2, ("a\nb",))]).dump()
    assert line.count(b"\n") == 1


def test_a_line_that_is_no_outcome_is_refused():
    with pytest.raises(ValueError, match="Expecting value"):
        Outcome.load(b"nothing\n")


def test_what_is_left_of_a_job_leaves_out_what_broke():
    left = without(Job("/root", "p.md", BLOCKS), Outcome(0, "", 0.0, [PROBLEM]))
    assert (left.again, left.broken) == (1, {0: "p.md:1"})


def test_what_is_left_of_a_job_remembers_what_broke_first():
    job = without(Job("/root", "p.md", BLOCKS), Outcome(0, "", 0.0, [PROBLEM]))
    other = Outcome(1, "", 0.0, [Problem("p.md:4", "wrong")])
    left = without(job, other)
    assert [left.culprit_above(n) for n in (0, 1, 2)] == ["", "p.md:1", "p.md:1"]
