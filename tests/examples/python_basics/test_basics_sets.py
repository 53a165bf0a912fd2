"""Set operations where they meet nothing."""

from python_basics.sets import report


def test_sets_that_share_nothing_have_an_empty_intersection() -> None:
    assert report({"node-a"}, {"node-b"}) == {
        "union": ["node-a", "node-b"],
        "intersection": [],
        "difference": ["node-a"],
        "symmetric difference": ["node-a", "node-b"],
    }


def test_equal_sets_differ_in_nothing() -> None:
    answer = report({"node-a"}, {"node-a"})
    assert answer["difference"] == answer["symmetric difference"] == []


def test_empty_sets_make_empty_answers() -> None:
    assert not any(report(set(), set()).values())
