"""Regions of files that pages show."""

import pytest

from provedocs.blocks import find_blocks
from provedocs.regions import RegionError, read_region, shows_region

FILE = """\
import this

# --8<-- [start:outer]
def tea():
    # --8<-- [ start : inner ]
    kind = "green"

    return kind
    # --8<-- [ end : inner ]
# --8<-- [end:outer]
# --8<-- [start:open]
# --8<-- [end:closed]
# --8<-- [end:backwards]
# --8<-- [start:backwards]
"""


def block(source: str):
    [found] = find_blocks(f"```python\n{source}```\n", "page.md").blocks
    return found


@pytest.fixture
def root(tmp_path):
    (tmp_path / "tea.py").write_text(FILE, encoding="utf-8")
    (tmp_path / "tea.bin").write_bytes(b"\xff\xfe\x00")
    return tmp_path


def test_a_region_is_what_stands_between_its_marks(root):
    text = 'def tea():\n    kind = "green"\n\n    return kind\n'
    assert read_region(root, "tea.py:outer") == text


def test_a_region_begins_at_the_margin(root):
    assert read_region(root, "tea.py:inner") == 'kind = "green"\n\nreturn kind\n'


def test_a_whole_file_is_shown_without_marks(root):
    text = 'import this\n\ndef tea():\n    kind = "green"\n\n    return kind\n'
    assert read_region(root, "tea.py") == text


@pytest.mark.parametrize("place", ["coffee.py", "coffee.py:outer", ".", "tea.bin"])
def test_a_file_that_cannot_be_read_is_told(root, place):
    with pytest.raises(RegionError, match="there is no text file") as raised:
        read_region(root, place)
    assert raised.value.hint == "name it from the project's folder"


def test_a_misspelt_region_is_told_with_the_one_that_is_near(root):
    with pytest.raises(RegionError, match="no whole region 'uoter'") as raised:
        read_region(root, "tea.py:uoter")
    assert raised.value.hint == "it has outer"


def test_an_unknown_region_is_told_with_those_there_are(root):
    with pytest.raises(RegionError) as raised:
        read_region(root, "tea.py:xyz")
    assert raised.value.hint == "it has backwards, closed, inner, open, outer"


def test_a_region_of_a_file_without_any_is_told(root):
    (root / "milk.py").write_text("milk = 1\n", encoding="utf-8")
    with pytest.raises(RegionError) as raised:
        read_region(root, "milk.py:outer")
    assert raised.value.hint == "it has none"


@pytest.mark.parametrize("region", ["open", "closed", "backwards"])
def test_a_region_needs_both_marks_in_their_order(root, region):
    with pytest.raises(RegionError, match=f"no whole region '{region}'"):
        read_region(root, f"tea.py:{region}")


@pytest.mark.parametrize(
    "source",
    [
        '--8<-- "tea.py"\n',
        '--8<-- "tea.py:outer"\n',
        "--8<-- 'tea.py:outer'\n",
        '  -8<- "tea.py"\n\n--8<-- "tea.py:outer"\n',
    ],
)
def test_a_block_of_regions_shows_regions(source):
    assert shows_region(block(source))


@pytest.mark.parametrize("source", ["x = 1\n", "", "# 1 -8<- 2\n", "x = 8<-9\n"])
def test_a_block_of_code_shows_none(source):
    assert not shows_region(block(source))


def test_a_region_beside_code_is_told():
    with pytest.raises(RegionError, match="and code of its own") as raised:
        shows_region(block('x = 1\n--8<-- "tea.py"\n'))
    assert raised.value.hint.startswith("make them two fences")
