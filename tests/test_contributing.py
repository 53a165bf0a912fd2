"""CONTRIBUTING.md lists what there is, all of it and no more."""

import re
from pathlib import Path

import pytest

from provedocs import front_matter
from provedocs.directives import KEYS
from provedocs.normalise import RULES
from provedocs.verifiers import VERIFIERS

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def first_column(heading: str) -> str:
    """Return the first cells of the table under *heading*, one a line."""
    section = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return "\n".join(re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE))


def test_every_language_is_listed():
    listed = re.findall(r"`(\w+)`", first_column("How a block is proved"))
    assert sorted(listed) == sorted(VERIFIERS)


def test_every_directive_is_listed():
    listed = re.findall(r"`(\w+)=", first_column("Directives"))
    assert listed == sorted(KEYS)


def test_every_key_of_front_matter_is_listed():
    listed = re.findall(r"`(\w+)`", first_column("What a page says of itself"))
    assert listed == sorted(front_matter.KEYS)


def test_every_rule_of_comparison_is_listed_in_its_order():
    listed = re.findall(r"`(\w+)`", first_column("What may differ from run to run"))
    assert listed == [rule.name for rule in RULES]


def test_every_module_stands_in_the_picture_of_the_house():
    house = first_column("The house")
    modules = {path.stem for path in (ROOT / "src/provedocs").glob("*.py")} - {
        "__init__"
    }
    assert sorted(modules - set(re.findall(r"\w+", house))) == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_file_that_is_linked_exists(page):
    links = re.findall(
        r"\]\((?!http)([^)#]+)", (ROOT / page).read_text(encoding="utf-8")
    )
    assert [link for link in links if not (ROOT / link).exists()] == []
