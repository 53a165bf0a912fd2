"""The four ways in which a page and a run can differ."""

import pytest

from provedocs.differences import compare


@pytest.mark.parametrize(
    ("expected", "got"),
    [("a", "a\n"), ("a", "a"), ("a\nb", "a  \nb\n"), ("", "\n"), ("a...", "ab\n")],
)
def test_what_agrees_is_no_difference(expected, got):
    assert compare(expected, got) is None


@pytest.mark.parametrize(
    ("expected", "got", "kind", "offset"),
    [
        ("a", None, "stale", 0),
        (None, "a\n", "unexpected", 0),
        ("a", "b\n", "wrong", 0),
        ("a\nb", "a\nc\n", "wrong", 1),
        ("a\nb", "a\n", "missing", 1),
        ("a", "a\nb\n", "unexpected", 0),
        ("a\nb\nc", "a\nc\n", "wrong", 1),
        ("a", "\n", "wrong", 0),
        ("a...\nb", "ac\nc\n", "wrong", 1),
    ],
)
def test_a_difference_has_its_kind_and_its_line(expected, got, kind, offset):
    found = compare(expected, got)
    assert (found.what.partition(":")[0], found.offset) == (kind, offset)


def test_what_was_got_is_told_without_its_line_end():
    assert compare("a", "b \n").got == "b"


def test_a_stale_answer_got_nothing():
    assert compare("a", None).got is None
