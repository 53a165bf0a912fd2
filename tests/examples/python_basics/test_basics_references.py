"""What a caller finds changed, beside the status."""

import pytest
from python_basics.references import mark, marked, replace

VOLUME = {"name": "firstvol", "status": "creating"}


def test_a_marked_volume_is_the_same_object() -> None:
    volume = other_name = dict(VOLUME)
    mark(volume)
    assert other_name == {"name": "firstvol", "status": "error"}


def test_a_marked_copy_keeps_the_other_keys() -> None:
    assert marked(dict(VOLUME)) == {"name": "firstvol", "status": "error"}


def test_what_replaced_the_volume_is_seen_in_the_function_only() -> None:
    volume = dict(VOLUME)
    assert replace(volume) == "error"
    assert volume == VOLUME


@pytest.mark.parametrize("status", ["error", ""])
def test_a_status_already_there_does_not_matter(status: str) -> None:
    volume = {"status": status}
    mark(volume)
    assert volume == {"status": "error"}
