"""Counters in a module and in a function."""

import pytest
from python_basics import scope
from python_basics.scope import reserver, serve


def test_serving_changes_the_modules_own_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scope, "requests_served", 41)
    assert serve() == 42
    assert scope.requests_served == 42


def test_a_quota_may_be_used_up_exactly() -> None:
    assert reserver(10)(10) == "10 of 10 used"


def test_what_was_refused_is_not_used() -> None:
    reserve = reserver(10)
    assert reserve(11) == "over quota: 0 of 10 used"
    assert reserve(10) == "10 of 10 used"


def test_two_quotas_of_one_size_are_apart() -> None:
    gold, silver = reserver(10), reserver(10)
    gold(10)
    assert silver(1) == "1 of 10 used"
