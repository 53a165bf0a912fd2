"""pytest-examples agrees: the site's Python blocks stay valid for the tool people know.

It is a second opinion and never the last word.  Blocks that it gets wrong are
listed here, with what it gets wrong.
"""

import sys
from pathlib import Path

import pytest
from pytest_examples import CodeExample, EvalExample

from provedocs import verifiers
from provedocs.blocks import Block
from provedocs.reader import PageReader, pages_of
from provedocs.regions import shows_region

ROOT = Path(__file__).parents[1]

MISJUDGED = {
    "docs/reference/seqtrace.md::seqtrace/1": (
        "one print of several lines: it takes them in triple quotes only, not as #>"
    ),
}
"""Block id -> what pytest-examples makes of it, and why that is wrong."""


def python_blocks(page: Path) -> list[Block]:
    """Return what pytest-examples can run: it has no fixtures, and no patience."""
    blocks = PageReader(ROOT).read(page).blocks
    if any({"needs", "timeout"} & block.options.keys() for block in blocks):
        return []
    return [
        block
        for block in blocks
        if block.language == "python" and not block.options and not shows_region(block)
    ]


PAGES = {
    page.relative_to(ROOT).as_posix(): blocks
    for page in pages_of(ROOT, ["docs", "README.md", "CONTRIBUTING.md"])
    if (blocks := python_blocks(page))
}


def objection(
    block: Block, referee: EvalExample, names: dict[str, object]
) -> Exception | None:
    """Run *block* after those that left *names*; return what is held against it."""
    example = CodeExample.create(
        block.source, path=Path(block.page), start_line=block.line
    )
    try:
        names.update(referee.run_print_check(example, module_globals=names))
    # Told as data: left to pytest, its traceback ends the session under CPython 3.11.
    except (Exception, pytest.fail.Exception) as error:
        return Exception(f"{type(error).__name__}: {error}")
    return None


@pytest.mark.parametrize("page", PAGES)
def test_pytest_examples_proves_the_python_blocks_of(
    page, eval_example, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    monkeypatch.setattr(verifiers, "VERIFIERS", dict(verifiers.VERIFIERS))
    names: dict[str, object] = {}
    held = {block.id: objection(block, eval_example, names) for block in PAGES[page]}
    wrong = [
        f"{name}: {told}"
        for name, told in held.items()
        if told and name not in MISJUDGED
    ]
    assert wrong == []


def test_every_misjudged_block_still_stands_on_a_page():
    ids = {block.id for blocks in PAGES.values() for block in blocks}
    assert sorted(MISJUDGED.keys() - ids) == []


def test_the_referee_sees_a_wrong_output(eval_example, monkeypatch):
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])
    block = Block("page.md", 1, 4, "top/1", "python", "print(1)\n#> 2\n")
    assert "Print output changed" in str(objection(block, eval_example, {}))
