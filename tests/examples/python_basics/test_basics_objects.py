"""Nothing given, None given, and something given."""

from python_basics.objects import update


def test_with_no_description_the_volume_is_the_same_object() -> None:
    volume = {"description": "old"}
    assert update(volume) is volume


def test_an_empty_description_is_a_description() -> None:
    assert update({"description": "old"}, "") == {"description": ""}


def test_the_callers_volume_keeps_its_description() -> None:
    volume = {"description": "old", "size": 1}
    assert update(volume, "new") == {"description": "new", "size": 1}
    assert volume == {"description": "old", "size": 1}
