"""The table of what has changed: as its data say, and each row true on both sides."""

import json
from pathlib import Path

import pytest

from provedocs.references.finders import FINDERS
from provedocs.references.kinds import named_by
from provedocs.references.library import FOLDER, Library
from provedocs.references.lookup import AbsentError
from provedocs.references.shelf import Shelf

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "cinder-flow" / "then-and-now.md"
ROWS = json.loads(PAGE.with_suffix(".json").read_text(encoding="utf-8"))
GONE = [name for row in ROWS for name in row["gone"]]
HERE = [name for row in ROWS for name in row["here"]]
PACKAGES = ("cinder",)


@pytest.fixture(scope="module")
def shelf():
    return Shelf(Library(ROOT / FOLDER), ROOT, PACKAGES)


def find(name, shelf):
    named = named_by(name, PACKAGES)
    return FINDERS[named.kind](shelf, *named.parts)


def shown(row):
    gone = "<br>".join(f"~~`{name}`~~" for name in row["gone"])
    here = "<br>".join(f"`{name}`" for name in row["here"])
    return f"| {row['what']} | {gone or row['then']} | {here} |"


def test_the_page_shows_the_data_and_nothing_else():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("| ")]
    assert table[1:] == [shown(row) for row in ROWS]


@pytest.mark.parametrize("name", GONE)
def test_what_is_said_to_be_gone_is_absent_from_the_installed_release(name, shelf):
    with pytest.raises(AbsentError):
        find(name, shelf)


@pytest.mark.parametrize("name", HERE)
def test_what_is_said_to_be_there_is_in_the_installed_release(name, shelf):
    assert find(name, shelf).release.version == "29.0.0"


def test_each_row_says_what_was_and_what_is():
    assert all((row["gone"] or row["then"]) and row["here"] for row in ROWS)
