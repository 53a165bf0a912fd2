"""Counting by key, and messages."""

import pytest
from python_basics.dictionaries import count_statuses, rpc_message


def test_no_volumes_have_no_statuses() -> None:
    assert count_statuses([]) == {}


def test_statuses_stand_in_the_order_in_which_they_were_met() -> None:
    volumes = [{"status": "error"}, {"status": "available"}, {"status": "error"}]
    assert list(count_statuses(volumes).items()) == [("error", 2), ("available", 1)]


def test_a_volume_without_status_is_an_error() -> None:
    with pytest.raises(KeyError, match="status"):
        count_statuses([{"name": "firstvol"}])


def test_a_message_without_arguments_still_has_args() -> None:
    assert rpc_message("ping") == {"method": "ping", "args": {}, "version": "3.0"}
