"""Compare what a Python block printed with what the page says."""

import ast
from collections.abc import Iterator, Mapping
from itertools import groupby

from provedocs.anchors import Anchor, anchors
from provedocs.blocks import Block
from provedocs.differences import Difference, compare
from provedocs.errors import Edit, Problem
from provedocs.expectations import (
    Expectation,
    comments_below,
    continued_lines,
    find_expectations,
)
from provedocs.workspace import Workspace

Found = tuple[list[Problem], list[Edit]]


def compare_outputs(block: Block, workspace: Workspace) -> Found:
    """Return what is wrong with the outputs of *block*, and what would mend it.

    What a block without expectations prints may be shown by the ``text`` block
    under it.
    """
    writes = workspace.recorder.writes
    if not writes and "#>" not in block.source and '"""\n' not in block.source:
        return [], []
    if _is_plainly_right(block, workspace):
        return [], []
    tree = ast.parse("\n" * block.line + block.source)
    places, expected = (
        anchors(tree, continued_lines(block)),
        find_expectations(block, tree),
    )
    got = _by_anchor(writes, places, expected)
    if workspace.claimed_below() and not expected:
        workspace.output = workspace.readable("".join(got.values()))
        return [], []
    columns = {anchor.line: anchor.column for anchor in places.values()}
    problems, edits = [], []
    for line in sorted(got.keys() | expected.keys()):
        said = expected.get(line)
        text = workspace.readable(got[line]) if line in got else None
        if difference := compare(said.text if said else None, text, block.source):
            hint = "" if line in columns or text else _NOWHERE
            problems.append(_problem(line, said, difference, block, hint))
            edits.append(_edit(line, said, text, columns.get(line, 0)))
    return problems, edits


def _is_plainly_right(block: Block, workspace: Workspace) -> bool:
    """Tell whether each line that wrote has its answer right under it.

    Most blocks are like that, and to see it needs no syntax tree.
    """
    got: dict[int, str] = {}
    for line, text in workspace.recorder.writes:
        got[line] = got.get(line, "") + text
    expected = comments_below(block)
    return got.keys() == expected.keys() and not any(
        compare(expected[line].text, workspace.readable(text), block.source)
        for line, text in got.items()
    )


_NOWHERE = "no statement ends on the line above: put it right under the one that prints"


def _by_anchor(
    writes: list[tuple[int, str]],
    places: Mapping[int, Anchor],
    expected: Mapping[int, Expectation],
) -> dict[int, str]:
    """Return what was written, by the last line of what wrote it.

    A line that one statement begins and another ends belongs to the second,
    unless the page says what the first shows.
    """
    got: dict[int, str] = {}
    begun, line = "", 0
    for line, text in _merged(writes, places):
        begun += text
        if begun.endswith("\n") or line in expected:
            got[line] = got.get(line, "") + begun
            begun = ""
    if begun:
        got[line] = got.get(line, "") + begun
    return got


def _merged(
    writes: list[tuple[int, str]], places: Mapping[int, Anchor]
) -> Iterator[tuple[int, str]]:
    def where(write: tuple[int, str]) -> int:
        line = write[0]
        if line not in places:  # a comment, an answer: what stands above it wrote
            line = max((place for place in places if place < line), default=line)
        return places[line].line if line in places else line

    for line, run in groupby(writes, where):
        yield line, "".join(text for _, text in run)


def _problem(
    line: int, said: Expectation | None, found: Difference, block: Block, hint: str
) -> Problem:
    first = said.start + said.quoted if said else line
    return Problem(
        f"{block.page}:{first + found.offset}",
        found.what,
        hint or found.hint,
        expected=said.text if said else None,
        got=found.got,
        offset=found.offset,
    )


def _edit(line: int, said: Expectation | None, text: str | None, column: int) -> Edit:
    start, end = (said.start, said.end + 1) if said else (line + 1, line + 1)
    if text is None:
        return Edit(start, end, ())
    lines = text.removesuffix("\n").split("\n")
    if said and said.quoted and '"""' not in text and "\\" not in text:
        shown = ['"""', *lines, '"""']
    else:
        shown = [f"#> {shown}".rstrip() for shown in lines]
    return Edit(start, end, tuple(" " * column + shown for shown in shown))
