"""Changing a list in place, and making a new one."""

import pytest
from python_basics.lists import big_ones, move_to_front


def test_the_first_one_may_be_moved_to_the_front() -> None:
    queue = ["vol-1", "vol-2"]
    move_to_front(queue, "vol-1")
    assert queue == ["vol-1", "vol-2"]


def test_of_two_equal_names_the_earlier_one_is_moved() -> None:
    queue = ["vol-1", "vol-2", "vol-3", "vol-2"]
    move_to_front(queue, "vol-2")
    assert queue == ["vol-2", "vol-1", "vol-3", "vol-2"]


def test_a_name_that_is_not_queued_leaves_the_queue_alone() -> None:
    queue = ["vol-1"]
    with pytest.raises(ValueError, match="not in list"):
        move_to_front(queue, "vol-2")
    assert queue == ["vol-1"]


def test_a_size_on_the_boundary_is_large_enough() -> None:
    assert big_ones([9, 10, 11], at_least=10) == [10, 11]


def test_the_new_list_is_another_one_even_if_all_sizes_stay() -> None:
    sizes = [10, 50]
    assert big_ones(sizes, at_least=1) is not sizes
