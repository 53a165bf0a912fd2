"""Names of types."""

from python_basics.variables import kinds


def test_a_boolean_is_not_shown_as_a_number() -> None:
    assert kinds({"bootable": True}) == ["bootable: bool"]


def test_an_empty_request_has_no_kinds() -> None:
    assert kinds({}) == []


def test_kinds_stand_in_the_order_of_the_request() -> None:
    assert kinds({"size": 1.5, "name": b""}) == ["size: float", "name: bytes"]
