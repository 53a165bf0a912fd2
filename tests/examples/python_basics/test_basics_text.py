"""Text on the wire, and addresses with parts missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_basics.text import from_wire, split_address, to_wire

# Half of a surrogate pair is no character, and has no place in UTF-8.
CHARACTERS = st.characters(exclude_categories=["Cs"])


@given(st.dictionaries(st.text(CHARACTERS), st.text(CHARACTERS)))
def test_what_goes_onto_the_wire_comes_back(message: dict[str, str]) -> None:
    assert from_wire(to_wire(message)) == message


def test_bytes_in_another_encoding_are_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        from_wire('{"display_name": "café"}'.encode("latin-1"))


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("node-1", ("node-1", "", "")),
        ("node-1#pool", ("node-1", "", "pool")),
        ("node-1@lvm#", ("node-1", "lvm", "")),
        ("node-1@lvm@2#pool", ("node-1", "lvm@2", "pool")),
        ("node-1@lvm#at@sign", ("node-1", "lvm", "at@sign")),
        ("", ("", "", "")),
    ],
)
def test_a_missing_part_of_an_address_is_empty(
    address: str, parts: tuple[str, str, str]
) -> None:
    assert tuple(split_address(address).values()) == parts
