"""Cases in Markdown: a page under each heading, and what is told of it."""

from pathlib import Path

import pytest

from provedocs.normalise import agree

_PAGES = Path(__file__).with_name("pages")


def _cases() -> dict[str, tuple[str, list[str]]]:
    """Return page and complaints of each case, by the sentence that it proves."""
    cases = {}
    for path in sorted(_PAGES.glob("*.md")):
        _, *sections = path.read_text(encoding="utf-8").split("\n### ")
        for section in sections:
            name, _, text = section.partition("\n\n")
            page, _, told = text.partition("\nTold:\n\n")
            cases[f"{path.stem}: {name}"] = page, told.split("\n")
    return cases


CASES = _cases()


@pytest.mark.parametrize("case", CASES)
def test_what_is_told_of_a_page_is_right(prove, case):
    page, told = CASES[case]
    said = prove(page).said
    assert len(said) == len([line for line in told if line]), said
    for wanted, got in zip(told, said, strict=False):
        assert agree(wanted.removeprefix("- "), got)
