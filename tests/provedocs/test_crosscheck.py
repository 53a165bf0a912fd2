"""Where the blocks of a page and its rendered fences differ, the line is told."""

import pytest

from provedocs.blocks import Scan, find_blocks
from provedocs.config import MATERIAL
from provedocs.crosscheck import differences
from provedocs.renderer import Renderer

FENCE = "```python\nx = 1\n```\n"


@pytest.fixture
def renderer(tmp_path) -> Renderer:
    """Material's usual extensions, and snippets of three files."""
    (tmp_path / "page.md").write_text(f"Text.\n\n{FENCE}", encoding="utf-8")
    text = "# --8<-- [start:kind]\nkind = 'green'\n# --8<-- [end:kind]\n"
    (tmp_path / "tea.py").write_text(text, encoding="utf-8")
    (tmp_path / "prose.md").write_text("Only text.\n", encoding="utf-8")
    options = {"base_path": [str(tmp_path)], "check_paths": True}
    configs = MATERIAL | {"pymdownx.snippets": options}
    return Renderer(list(configs), configs)


DIFFERENT = {
    "indented by eight below the line of details": (
        "??? tip\n        ```python\n        x = 1\n        ```\n",
        2,
        "does not render this fence",
    ),
    "indented by eight below the line of a note": (
        f"{FENCE}\n!!! note\n        ```python\n        x = 1\n        ```\n",
        6,
        "does not render this fence",
    ),
    "in a definition in a list": (
        "- i\n\n    term\n    :   text\n\n        ```text\n        x\n        ```\n",
        6,
        "does not render this fence",
    ),
    "with an option that is none": (
        f'{FENCE}\n```python colour="red"\nx = 1\n```\n',
        5,
        "does not render this fence",
    ),
    "with lines to highlight that are no numbers": (
        '# A\n\n```python hl_lines="x"\nx = 1\n```\n',
        3,
        "does not render this fence",
    ),
    "with options that a comma joins": (
        "```python,ignore\nx = 1\n```\n",
        1,
        "does not render this fence",
    ),
    "with options that nothing quotes": (
        "```python title=x\nx = 1\n```\n",
        1,
        "does not render this fence",
    ),
    "with braces right behind its language": (
        "```python{title=x}\nx = 1\n```\n",
        1,
        "does not render this fence",
    ),
    "with a space that is none": (
        "```python\u00a0\nx = 1\n```\n",
        1,
        "does not render this fence",
    ),
    "in a script": (
        f"<script>\n{FENCE}</script>\n",
        2,
        "does not render this fence",
    ),
    "in a comment that another one ends": (
        f'{FENCE}\n<!--\n<!-- prove: shown="why" -->\n{FENCE}-->\n',
        7,
        "does not render this fence",
    ),
    "in a comment that is none": (
        f"- i\n\n    Text `<!--` here.\n\n<!--\n\n{FENCE}\n-->\n\n~~~json\n1\n~~~\n",
        7,
        "renders this as a block",
    ),
    "empty, in a comment that is none": (
        "- i\n\n    Text `<!--` here.\n\n<!--\n\n~~~\n~~~\n\n-->\n",
        7,
        "renders this as a block",
    ),
    "in a comment that ends early": (
        f"<!-- a --!>\n{FENCE}-->\n",
        2,
        "renders this as a block",
    ),
    "in a page that prose pulls in": (
        f'{FENCE}\nText.\n\n--8<-- "page.md"\n',
        7,
        "renders this as a block",
    ),
    "of a file that is nowhere": (
        '# A\n\n> ```python\n> --8<-- "coffee.py"\n> ```\n',
        4,
        "'coffee.py' could not be found",
    ),
    "of a region, in a quote, where it stays a name": (
        '# A\n\n> ```python\n> --8<-- "tea.py:kind"\n> ```\n',
        3,
        "does not render this fence",
    ),
    "of a region that is nowhere": (
        '```python\n--8<-- "tea.py:kind"\n```\n\n'
        '- i\n\n    ```python\n    --8<-- "tea.py:colour"\n    ```\n',
        8,
        "'colour' could not be located",
    ),
    "of files in lines of their own, one nowhere": (
        "# A\n\n```python\n--8<--\ntea.py:kind\ncoffee.py\n--8<--\n```\n",
        4,
        "'coffee.py' could not be found",
    ),
}

every_difference = pytest.mark.parametrize(
    ("page", "line", "what"),
    DIFFERENT.values(),
    ids=[f"a fence {d}" for d in DIFFERENT],
)


@every_difference
def test_a_difference_is_told_once_at_its_line(renderer, page, line, what):
    [problem] = differences(find_blocks(page, "docs/a.md"), renderer)
    assert problem.where == f"docs/a.md:{line}"
    assert what in problem.what
    assert problem.hint


@pytest.mark.parametrize(
    "page",
    [
        FENCE,
        '```python\n--8<-- "tea.py:kind"\n```\n',
        'Text.\n\n--8<-- "prose.md"\n',
        "```python\n--8<--\ntea.py:kind\n--8<--\n```\n",
        '```text\n;--8<-- "coffee.py"\n```\n',
        "See [^1].\n\n[^1]: Note.\n\n    ```json\n    1\n    ```\n\n" + FENCE,
    ],
    ids=["a fence", "a region", "prose", "lines", "an escaped name", "a footnote"],
)
def test_a_page_that_is_rendered_as_it_is_read_has_no_difference(renderer, page):
    assert differences(find_blocks(page, "docs/a.md"), renderer) == []


def test_a_mark_of_a_region_that_the_site_leaves_out_is_told_with_how_to_show_it(
    renderer,
):
    page = "```python\nx = 1\n# --8<-- [end:kind]\n```\n"
    [problem] = differences(find_blocks(page, "docs/a.md"), renderer)
    assert problem.where == "docs/a.md:3"
    assert problem.hint == "to show it, write # ;--8<-- [end:kind]"


def test_a_mark_of_a_region_is_shown_and_run_where_it_is_escaped(renderer):
    page = "```python\nx = 1\n# ;--8<-- [end:kind]\n```\n"
    scan = find_blocks(page, "docs/a.md")
    assert scan.blocks[0].source == "x = 1\n# --8<-- [end:kind]\n"
    assert renderer.fences(page)[0].source == scan.blocks[0].source
    assert differences(scan, renderer) == []


def test_a_block_with_a_shown_mark_that_is_lost_for_another_reason_is_told_so(renderer):
    page = "??? tip\n        ```python\n        # ;--8<-- [end:kind]\n        ```\n"
    [problem] = differences(find_blocks(page, "docs/a.md"), renderer)
    assert problem.where == "docs/a.md:2"
    assert "does not render this fence" in problem.what


def test_a_lost_block_is_told_though_its_twin_is_there(renderer):
    scan = find_blocks(FENCE + FENCE, "docs/a.md")
    lost = Scan(scan.page, scan.text, scan.blocks[:1], [])
    [problem] = differences(lost, renderer)
    assert problem.where == "docs/a.md:4"


def test_a_lost_block_is_told_at_its_own_line_and_not_at_prose_like_it(renderer):
    page = f"Write x = 1 here.\n\n> {FENCE.replace(chr(10), chr(10) + '> ')}"
    scan = find_blocks(page, "docs/a.md")
    [problem] = differences(Scan(scan.page, scan.text, [], []), renderer)
    assert problem.where == "docs/a.md:3"
    assert problem.got == "python\nx = 1"


def test_a_block_that_is_rendered_otherwise_is_told_with_both(renderer):
    scan = find_blocks(FENCE, "docs/a.md")
    other = Scan(scan.page, FENCE.replace("1", "2"), scan.blocks, [])
    [problem] = differences(other, renderer)
    assert (problem.where, problem.expected) == ("docs/a.md:1", "python")
    assert problem.got == "python\nx = 2"


def test_a_block_that_nothing_is_rendered_of_is_told_so(renderer):
    scan = find_blocks(FENCE, "docs/a.md")
    [problem] = differences(Scan(scan.page, "", scan.blocks, []), renderer)
    assert problem.got == "no such fence on the rendered page"
