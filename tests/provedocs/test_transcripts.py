"""What sessions have in common."""

from provedocs.blocks import Block
from provedocs.transcripts import Entry, difference

BLOCK = Block("p.md", 9, 20, "a/1", "console", "")


def test_an_answer_stands_below_all_lines_of_its_code():
    assert Entry(10, "a\nb").below == 12


def test_blank_lines_at_the_end_are_no_part_of_an_answer():
    assert Entry(10, "a", ("", "b", "", "")).shown == ("", "b")


def test_no_answer_to_nothing_is_no_difference():
    assert difference(Entry(10, "a", ("", "")), "\n", BLOCK) is None


def test_an_edit_leaves_the_layout_below_the_answer():
    _, edit = difference(Entry(10, "a", ("b", "")), "c\n", BLOCK)
    assert (edit.start, edit.end, edit.lines) == (11, 12, ("c",))


def test_a_difference_is_told_at_its_line_of_the_answer():
    problem, _ = difference(Entry(10, "a", ("b", "c")), "b\nd\n", BLOCK)
    assert problem.where == "p.md:12"


def test_an_unexpected_answer_is_told_at_its_code():
    problem, _ = difference(Entry(10, "a"), "b\n", BLOCK)
    assert problem.where == "p.md:10"
