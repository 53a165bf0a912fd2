"""What a block knows of itself, and what is told of a fence that is none.

The pages that a block can stand on are in the folder ``odd_pages``.
"""

import pytest

from provedocs.blocks import find_blocks

ONE = "```python\nx = 1\n```\n"


def test_a_block_tells_its_page_its_heading_and_its_lines():
    [block] = find_blocks("# First run\n\n```python\nx = 1\n```\n", "docs/a.md").blocks
    assert block.id == "docs/a.md::first-run/1"
    assert (block.line, block.end, block.at()) == (3, 5, "docs/a.md:3")
    assert block.at(1) == "docs/a.md:4"


def test_a_block_keeps_its_info_string_and_what_stands_before_its_lines():
    page = '- item\n\n    > ```python title="x"\n    > x = 1\n    > ```\n'
    [block] = find_blocks(page, "page.md").blocks
    assert (block.info, block.prefix) == ('python title="x"', "    > ")
    assert block.source == "x = 1\n"


def test_the_blocks_of_a_page_have_names_of_their_own():
    page = f"{ONE}\n# A\n\n{ONE}{ONE}\n# A\n\n{ONE}\n# Top\n\n{ONE}"
    names = [block.name for block in find_blocks(page, "page.md").blocks]
    assert names == ["top/1", "a/1", "a/2", "a_1/1", "top/2"]


MANGLED = {
    "never closed": ("# A\n\n```python\nx\n", 3, "never closed"),
    "closed by fewer marks": ("````python\nx\n```\n", 1, "never closed"),
    "closed by other marks": ("```python\nx\n~~~\n", 1, "never closed"),
    "closed deeper": ("```python\nx\n    ```\n", 1, "never closed"),
    "that runs into the next": (
        f"# A\n\n```python\nx\n\n{ONE}",
        3,
        "not closed before the next one, on line 6",
    ),
    "that runs into the next of its container": (
        "- i\n\n    ~~~yaml\n    a: b\n    ~~~ json\n    1\n    ~~~\n",
        3,
        "not closed before the next one, on line 5",
    ),
    "closed less deep": (
        "- i\n\n    ```python\n    x\n  ```\n",
        3,
        "cut short by line 5",
    ),
    "left by a lazy line": (
        "- i\n\n    ```python\n    x\n  y\n    ```\n",
        3,
        "cut short by line 5",
    ),
    "left by a line outside its quote": (
        "> ```python\n> x\ny\n> ```\n",
        1,
        "cut short by line 3",
    ),
    "left by a line of an outer quote": (
        "> > ```python\n> x\n> > ```\n",
        1,
        "cut short by line 2",
    ),
    "on a list item's line": ("- ```python\n  x\n  ```\n", 1, "opens its container"),
    "on a numbered item's line": (
        "a\n\n1. ```python\n    x\n    ```\n",
        3,
        "opens its container",
    ),
    "on a definition's line": (
        "t\n:   ```python\n    x\n    ```\n",
        2,
        "opens its container",
    ),
    "on a footnote's line": (
        "a[^1]\n\n[^1]: ~~~python\n    x\n    ~~~\n",
        3,
        "opens its container",
    ),
    "on an admonition's line": (
        "!!! note ```python\n    x\n    ```\n",
        1,
        "opens its container",
    ),
}


@pytest.mark.parametrize(
    ("page", "line", "what"), MANGLED.values(), ids=[f"a fence {m}" for m in MANGLED]
)
def test_a_mangled_fence_is_one_problem_at_its_line(page, line, what):
    [problem] = find_blocks(page, "docs/a.md").problems
    assert problem.where == f"docs/a.md:{line}"
    assert what in problem.what
    assert problem.hint


def test_a_fence_that_runs_into_the_next_leaves_it_alone():
    scan = find_blocks(f"```python\nx\n\n{ONE}\n{ONE}", "page.md")
    assert [problem.where for problem in scan.problems] == ["page.md:1"]
    assert [block.line for block in scan.blocks] == [4, 8]


def test_an_unclosed_fence_leaves_the_blocks_below_it_their_own():
    page = "- i\n\n    ```python\n    x\n\nText.\n\n" + ONE
    scan = find_blocks(page, "page.md")
    assert [problem.where for problem in scan.problems] == ["page.md:3"]
    assert [block.line for block in scan.blocks] == [8]
