"""What is said of a page that says nothing of itself."""

from types import SimpleNamespace

import pytest

from provedocs.publish.descriptions import describe


def page(markdown: str, **meta: str) -> SimpleNamespace:
    return SimpleNamespace(markdown=markdown, meta=meta)


@pytest.mark.parametrize(
    ("markdown", "told"),
    [
        ("# Title\n\nFirst sentence.\nSecond sentence.\n", "First sentence."),
        (
            "# T\n\n| a | b. |\n\n<div>\n\n```\nx.\n```\n\nA `b`, [c](d.md).\n",
            "A b, c.",
        ),
        ("# T\n\n`API.create` checks **first**.\n", "API.create checks first."),
        ("# T\n\n- an item.\n", ""),
    ],
)
def test_a_page_is_described_by_its_first_sentence(markdown, told) -> None:
    assert describe(page(markdown)) == told


def test_a_page_that_describes_itself_is_believed() -> None:
    assert describe(page("# T\n\nFirst.\n", description="Mine.")) == "Mine."


def test_a_description_goes_into_the_head_of_the_page() -> None:
    shown = page("# T\n\nFirst.\n")
    describe(shown)
    assert shown.meta == {"description": "First."}
