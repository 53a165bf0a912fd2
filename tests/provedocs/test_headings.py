"""Blocks are named after the anchor of the heading above them."""

import re

import pytest
from markdown import Markdown

from provedocs.blocks import find_blocks
from provedocs.headings import Headings, slugify

FENCE = "\n\n```python\nx = 1\n```\n\n"

HEADINGS = [
    "First run",
    "First run ##",
    "trailing # hash",
    "`code` in it",
    "`__init__`",
    "`<tag>`",
    "__strong__ and _weak_ words",
    "*weak* and **strong** words",
    "snake_case_name",
    "a [link](https://example.org/a-b) in it",
    "an ![image](a.png) in it",
    "<b>HTML</b> in it",
    "an <!-- unseen --> comment",
    "entities &amp; &copy; &lt;x&gt;",
    r"escaped \* \_ marks",
    "What? Really! 100%",
    "C++",
    "Ünï côde",
    "\u65e5\u672c\u8a9e",
    "a  b -- c",
    "foo_1",
    "named {#given}",
    "named {: #given .class }",
    "classy { .class }",
    "with braces {}",
    "`code {#no}`",
    "<https://example.org/x>",
]

PAGES = {
    "twice": f"# A{FENCE}# A{FENCE}# A{FENCE}",
    "twice, where the second's name is taken": f"# A{FENCE}# A_1{FENCE}# A{FENCE}",
    "of a number, twice": f"# A_1{FENCE}# A_1{FENCE}",
    "without letters, twice": f"# ?{FENCE}# !{FENCE}",
    "whose name was given twice": f"# A {{#a}}{FENCE}# B {{#a}}{FENCE}",
    "underlined": f"A b\n==={FENCE}C\n---{FENCE}",
    "underlined in mixed marks": f"A b\n=-={FENCE}",
    "underlined with a name": f"A b {{#given}}\n---{FENCE}",
    "underlined below another": f"# A\nB\n---{FENCE}",
    "underlined below more text": f"# A\n\ntext\nB\n---{FENCE}",
    "over a rule": f"# A\n\nText.\n\n---{FENCE}",
    "in a quote": f"# A\n\n> # B{FENCE}",
    "in a list": f"- item\n\n    # A\n\n    ```python\n    ```\n\n# A{FENCE}",
    "in a note": f"!!! note\n    # A{FENCE}",
    "on a list item's line": f"- # A{FENCE}",
    "in a paragraph": f"text\n# A\nmore{FENCE}",
    "behind spaces": f"# A\n\n # B{FENCE}",
    "in a fence": f"# A\n\n```text\n# B\n```{FENCE}",
    "in a comment": f"# A\n\n<!--\n# B\n-->{FENCE}",
    "in indented code": f"# A\n\ntext\n\n    # B{FENCE}",
    "right above a fence": "# A\n```python\nx = 1\n```\n",
    "right below a fence": f"```python\nx = 1\n```\n# A{FENCE}",
    "with no space": f"#A{FENCE}",
    "of seven marks": f"####### A{FENCE}",
    "below a header": f"---\ntitle: x\n---\n# A{FENCE}",
}


def rendered_names(page: str) -> list[str]:
    """Return the names that the anchors of the rendered page give its fences."""
    extensions = ["toc", "attr_list", "admonition", "pymdownx.superfences"]
    html = Markdown(extensions=extensions).convert(page)
    names: list[str] = []
    slug = "top"
    for anchor in re.findall(r'<h\d[^>]* id="([^"]*)"|class="highlight"', html):
        if anchor:
            slug = anchor
        else:
            names.append(f"{slug}/{sum(n.startswith(f'{slug}/') for n in names) + 1}")
    return names


def names(page: str) -> list[str]:
    return [block.name for block in find_blocks(page, "page.md").blocks]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_block_is_named_after_the_anchor_of_its_heading(heading):
    page = f"# {heading}{FENCE}"
    assert names(page) == rendered_names(page)


@pytest.mark.parametrize("heading", HEADINGS)
def test_an_underlined_heading_has_the_same_anchor(heading):
    page = f"{heading}\n---{FENCE}"
    assert names(page) == rendered_names(page)


@pytest.mark.parametrize("page", PAGES.values(), ids=[f"a heading {p}" for p in PAGES])
def test_the_anchors_of_a_page_are_those_that_are_rendered(page):
    body = page.removeprefix("---\ntitle: x\n---\n")
    assert names(page) == rendered_names(body)


def test_blocks_above_the_first_heading_are_at_the_top():
    assert names(f"Text.{FENCE}{FENCE}") == ["top/1", "top/2"]


def test_blocks_below_one_heading_are_numbered():
    assert names(f"# A{FENCE}{FENCE}") == ["a/1", "a/2"]


def test_a_heading_called_top_goes_on_with_the_numbers_of_the_top():
    assert names(f"{FENCE}# Top{FENCE}") == ["top/1", "top/2"]


def test_a_heading_without_a_letter_of_ascii_has_an_empty_slug():
    assert slugify("\u65e5\u672c\u8a9e ?!") == ""


def test_a_line_below_a_fence_is_not_underlined():
    headings = Headings()
    headings.see("text")
    headings.next_name()
    headings.see("---")
    assert headings.next_name() == "top/2"
