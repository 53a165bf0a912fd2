"""Versions that compare badly as text."""

import pytest
from python_basics.tuples import newest, parse


def test_a_longer_version_is_newer_than_its_beginning() -> None:
    assert parse("3.9") < parse("3.9.0")


def test_ten_is_newer_than_nine() -> None:
    assert newest(["3.10", "3.9", "2.99"]) == "3.10"


def test_of_equal_versions_the_first_is_returned() -> None:
    assert newest(["3.09", "3.9"]) == "3.09"


@pytest.mark.parametrize("version", ["", "3.x", "latest", "3..9"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        parse(version)


def test_of_no_versions_none_is_newest() -> None:
    with pytest.raises(ValueError, match="empty"):
        newest([])
