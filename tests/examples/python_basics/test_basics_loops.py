"""When a search stops, and when a wait gives up."""

import pytest
from python_basics.loops import first_fit, wait_for


def test_the_first_of_two_that_fit_wins() -> None:
    assert first_fit([("small", 9), ("b", 50), ("a", 60)], 10).startswith("b has room")


def test_a_back_end_may_be_filled_to_the_last_gigabyte() -> None:
    assert first_fit([("lvm", 10)], 10) == "lvm has room for 10 GiB"


def test_without_back_ends_there_is_no_room() -> None:
    assert first_fit([], 1) == "no back end has 1 GiB"


def test_back_ends_behind_the_first_fit_are_not_asked() -> None:
    backends = iter([("lvm-1", 9), ("lvm-2", 10), ("ceph", 50)])
    first_fit(backends, 10)
    assert list(backends) == [("ceph", 50)]


def test_success_on_the_last_try_is_success() -> None:
    statuses = iter(["creating", "available"])
    answer = wait_for("available", statuses.__next__, tries=2)
    assert answer == "available, tries left: 0"


@pytest.mark.parametrize("tries", [0, 1, 3])
def test_who_gives_up_has_asked_as_often_as_allowed(tries: int) -> None:
    asked: list[str] = []

    def read_status() -> str:
        asked.append("status")
        return "creating"

    assert wait_for("available", read_status, tries) == "gave up"
    assert len(asked) == tries
