"""Deleting volumes, and routing messages."""

import pytest
from python_basics.conditions import may_delete, route


def test_force_deletes_in_any_status() -> None:
    assert may_delete("creating", attached=False, force=True) == "yes"


def test_force_does_not_delete_what_is_attached() -> None:
    answer = may_delete("in-use", attached=True, force=True)
    assert answer == "no: detach it first"


def test_an_error_not_in_the_list_is_not_deletable() -> None:
    assert (
        may_delete("error_backing-up", attached=False) == "no: it is error_backing-up"
    )


@pytest.mark.parametrize("size", [0, -1])
def test_a_size_below_one_is_not_created(size: int) -> None:
    message = {"method": "create_volume", "args": {"size": size}}
    assert route(message) == "cannot do create_volume"


def test_a_create_without_size_is_not_created() -> None:
    assert route({"method": "create_volume", "args": {}}) == "cannot do create_volume"


def test_a_deleted_volume_leaves_its_host() -> None:
    message = {"method": "delete_volume", "args": {"volume": "firstvol"}}
    assert route(message) == "firstvol leaves this host"


@pytest.mark.parametrize("message", [{}, {"args": {}}])
def test_without_a_method_there_is_no_message(message: dict[str, object]) -> None:
    assert route(message) == "not a message"
