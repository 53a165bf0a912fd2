"""Diffs, applied to the text of a page."""

import pytest

from provedocs.hunks import apply_diff

TEXT = "a\nb\nc\nd\n"

APPLIES = {
    "a line": ("-b\n+B\n", "a\nB\nc\nd\n"),
    "with context": (" a\n-b\n+B\n c\n", "a\nB\nc\nd\n"),
    "an addition": (" a\n+x\n", "a\nx\nb\nc\nd\n"),
    "a removal": ("-b\n-c\n", "a\nd\n"),
    "two hunks": (
        "@@ -1 +1 @@\n-a\n+A\n@@ -4 +4 @@\n-d\n+D\n",
        "A\nb\nc\nD\n",
    ),
    "headers": ("--- a/x\n+++ b/x\n@@ -2 +2 @@\n-b\n+B\n", "a\nB\nc\nd\n"),
    "git's headers": (
        "diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n"
        "@@ -9 +9 @@ f\n-b\n+B\n",
        "a\nB\nc\nd\n",
    ),
    "no newline": ("-d\n\\ No newline at end of file\n+D\n", "a\nb\nc\nD\n"),
}


@pytest.mark.parametrize(("diff", "after"), APPLIES.values(), ids=APPLIES)
def test_a_diff_that_fits_is_applied(diff, after):
    assert apply_diff(diff, TEXT) == after


@pytest.mark.parametrize(
    "diff",
    ["-x\n+y\n", " b\n-a\n+A\n", "@@ -1 +1 @@\n-d\n+D\n@@ -2 +2 @@\n-a\n+A\n"],
    ids=["another line", "another order", "hunks in another order"],
)
def test_a_diff_that_does_not_fit_is_refused(diff):
    assert apply_diff(diff, TEXT) is None


def test_an_empty_line_of_a_diff_is_context():
    assert apply_diff(" a\n\n-b\n+B\n", "a\n\nb\n") == "a\n\nB\n"


def test_a_removed_line_may_begin_with_dashes():
    assert apply_diff(" a\n--- b\n+c\n", "a\n-- b\n") == "a\nc\n"


def test_a_diff_that_changes_nothing_is_an_error():
    with pytest.raises(ValueError, match="changes nothing"):
        apply_diff(" a\n", TEXT)


def test_a_line_that_is_no_diff_is_an_error_at_its_line():
    with pytest.raises(ValueError, match="begins with") as caught:
        apply_diff("-a\nx\n", TEXT)
    assert caught.value.args[1] == 2
