"""Percentages and gigabytes at their limits."""

import pytest
from python_basics.numeric import GIB, how_many, used_percent, whole_gigabytes


@pytest.mark.parametrize(("free", "percent"), [(60, 0.0), (0, 100.0), (59, 1.7)])
def test_use_runs_from_nothing_to_all(free: int, percent: float) -> None:
    assert used_percent(total_gb=60, free_gb=free) == pytest.approx(percent)


def test_a_back_end_without_capacity_has_no_percentage() -> None:
    with pytest.raises(ZeroDivisionError):
        used_percent(total_gb=0, free_gb=0)


@pytest.mark.parametrize(
    ("size", "gigabytes"), [(0, 0), (1, 1), (GIB, 1), (10 * GIB + 1, 11)]
)
def test_a_started_gigabyte_counts_whole(size: int, gigabytes: int) -> None:
    assert whole_gigabytes(size) == gigabytes


def test_a_size_too_large_for_a_float_is_rounded_exactly() -> None:
    assert whole_gigabytes(2**60 * GIB + 1) == 2**60 + 1


def test_of_no_answers_none_is_true() -> None:
    assert how_many([]) == 0
