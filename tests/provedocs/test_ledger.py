"""What is known of each block in a run."""

import json
from pathlib import Path

import pytest

from provedocs.blocks import find_blocks
from provedocs.errors import Edit, Problem
from provedocs.job import Outcome
from provedocs.ledger import edits_of, keep_record, rows_of, take, verifier_name
from provedocs.record import read_record
from provedocs.update import PageEdit

TEXT = "# A\n\n```python\nx = 1\n```\n\n```json\n{}\n```\n"
LEANINGS = {"examples": "0"}
PROBLEM = Problem("p.md:4", "wrong")


def rows(text: str = TEXT):
    return rows_of(find_blocks(text, "p.md"))


def test_each_block_has_a_row_and_no_status_yet():
    assert [(row["id"], row["status"]) for row in rows()] == [
        ("p.md::a/1", ""),
        ("p.md::a/2", ""),
    ]


def test_rows_pass_between_processes_as_json():
    assert json.loads(json.dumps(rows())) == rows()


@pytest.mark.parametrize(
    ("block", "name"),
    [
        ("```python\n```\n", "python"),
        ('<!-- prove: shown="a" -->\n```python\n```\n', "shown"),
        ('<!-- prove: same="a" -->\n```python\n```\n', "same"),
        ('```python\n--8<-- "a.py:b"\n```\n', "same"),
    ],
)
def test_a_row_names_what_proves_the_block(block, name):
    assert verifier_name(find_blocks(block, "p.md").blocks[0]) == name


def test_an_outcome_gives_a_row_its_status():
    row = rows()[0]
    assert take(row, Outcome(0, "run", 0.5), updating=False) == []
    assert (row["status"], row["seconds"]) == ("run", 0.5)


def test_problems_leave_a_row_without_status():
    row = rows()[0]
    assert take(row, Outcome(0, "", 0.5, [PROBLEM]), updating=False) == [PROBLEM]
    assert row["status"] == ""


def test_problems_that_edits_mend_are_none_while_updating():
    row, edit = rows()[0], Edit(4, 5, ("x",))
    assert take(row, Outcome(0, "", 0.5, [PROBLEM], [edit]), updating=True) == []
    assert edits_of([row]) == [PageEdit(3, edit)]


def test_problems_that_edits_do_not_mend_stay_while_updating():
    row, outcome = rows()[0], Outcome(0, "", 0.5, [PROBLEM, PROBLEM], [Edit(4, 5, ())])
    assert take(row, outcome, updating=True) == [PROBLEM, PROBLEM]
    assert edits_of([row]) == []


def kept(root: Path, *statuses: str, text: str = TEXT) -> set[str]:
    (root / "p.md").write_text(text)
    known = rows(text)
    for row, status in zip(known, statuses, strict=False):
        row["status"] = status
    keep_record(root / "proof.json", known[: len(statuses)], root, LEANINGS)
    return set(read_record(root / "proof.json"))


def test_what_was_proved_is_recorded(tmp_path):
    assert kept(tmp_path, "run", "checked") == {"p.md::a/1", "p.md::a/2"}


def test_what_ran_is_recorded_with_what_it_leaned_on(tmp_path):
    kept(tmp_path, "run", "checked")
    proofs = read_record(tmp_path / "proof.json")
    assert [p.leanings for p in proofs.values()] == [LEANINGS, {}]


def test_what_was_not_proved_is_not_recorded(tmp_path):
    assert kept(tmp_path, "", "checked") == {"p.md::a/2"}


def test_what_was_proved_and_now_is_not_leaves_the_record(tmp_path):
    kept(tmp_path, "run", "checked")
    assert kept(tmp_path, "") == {"p.md::a/2"}


def test_a_part_of_a_page_leaves_the_rest_in_the_record(tmp_path):
    kept(tmp_path, "run", "checked")
    assert kept(tmp_path, "run") == {"p.md::a/1", "p.md::a/2"}


def test_a_block_that_the_page_lost_leaves_the_record(tmp_path):
    kept(tmp_path, "run", "checked")
    shorter = TEXT.partition("```json")[0]
    assert kept(tmp_path, "run", text=shorter) == {"p.md::a/1"}


def test_a_page_that_is_gone_leaves_the_record(tmp_path):
    kept(tmp_path, "run", "checked")
    (tmp_path / "p.md").unlink()
    keep_record(tmp_path / "proof.json", [], tmp_path, LEANINGS)
    assert read_record(tmp_path / "proof.json") == {}
