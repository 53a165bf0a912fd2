"""Which part of a block stands on a line, and where that part ends."""

import ast
from collections.abc import Collection, Iterator
from typing import NamedTuple


class Anchor(NamedTuple):
    """The last line of a statement, or of a part of its head, and its column.

    The column is that of the first statement on the line.
    """

    line: int
    column: int


def anchors(tree: ast.Module, continued: Collection[int] = ()) -> dict[int, Anchor]:
    """Return what stands on each line of code of *tree*.

    That is a statement, or an expression in the head of a compound statement.
    Nothing can be put under a line that is *continued* behind a backslash: it
    belongs to the next.
    """
    found: dict[int, Anchor] = {}
    _anchor(tree.body, found)
    for line in sorted(continued, reverse=True):
        last = found[line + 1].line if line + 1 in found else line + 1
        for at, anchor in found.items():
            if anchor.line == line:
                found[at] = Anchor(last, anchor.column)
    return found


def bodies(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """Yield the lists of statements that *node* holds."""
    for _, value in ast.iter_fields(node):
        if isinstance(value, list) and value:
            if isinstance(value[0], ast.stmt):
                yield value
            elif isinstance(value[0], (ast.match_case, ast.ExceptHandler)):
                yield from (part.body for part in value)


def _anchor(nodes: list[ast.stmt], found: dict[int, Anchor]) -> None:
    for node in nodes:
        inner = list(bodies(node))
        for part in _heads(node) if inner else [node]:
            _mark(part, node.col_offset, found)
        for body in inner:
            _anchor(body, found)


def _mark(part: ast.AST, column: int, found: dict[int, Anchor]) -> None:
    if isinstance(part, (ast.stmt, ast.expr, ast.pattern)):
        last = part.end_lineno or part.lineno
        for line in range(part.lineno, last + 1):
            left = found[line].column if line in found else column
            found[line] = Anchor(last, min(left, column))


def _heads(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the expressions of a compound statement, none of its statements."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.match_case, ast.ExceptHandler, ast.arguments)):
            yield from _heads(child)
        elif isinstance(child, ast.withitem):
            yield from ast.iter_child_nodes(child)
        elif not isinstance(child, ast.stmt):
            yield child
