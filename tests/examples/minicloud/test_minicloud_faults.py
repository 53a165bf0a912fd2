"""Failures that were asked for."""

import pytest
from minicloud import faults
from minicloud.errors import UsageError
from minicloud.faults import Fault, StorageError


@pytest.mark.parametrize(
    "line", ["create_volume once raise", "* always raise", "delete_volume once slow 3"]
)
def test_a_fault_is_said_as_it_was_asked_for(line):
    assert str(faults.parse(line)) == line


def test_a_fault_that_is_none_says_how_to_write_one():
    with pytest.raises(UsageError, match="write METHOD once"):
        faults.parse("create_volume sometimes raise")


def test_a_fault_once_strikes_once(tmp_path):
    faults.write(tmp_path / "fc1", [Fault("create_volume")])
    with pytest.raises(StorageError, match="refused create_volume"):
        faults.strike(tmp_path / "fc1", "create_volume")
    faults.strike(tmp_path / "fc1", "create_volume")


def test_a_fault_always_strikes_again(tmp_path):
    faults.write(tmp_path / "fc1", [Fault("*", "always")])
    for method in ("create_volume", "create_volume"):
        with pytest.raises(StorageError):
            faults.strike(tmp_path / "fc1", method)


def test_a_fault_leaves_other_methods_alone(tmp_path):
    faults.write(tmp_path / "fc1", [Fault("create_volume")])
    faults.strike(tmp_path / "fc1", "delete_volume")
    assert faults.read(tmp_path / "fc1") == [Fault("create_volume")]


def test_no_file_asks_for_no_fault(tmp_path):
    faults.strike(tmp_path / "fc1", "create_volume")
