"""What a Python block says it prints, and under which line.

An expectation is a run of ``#>`` comments right under the statement that
prints, or the triple-quoted text that pytest-examples writes for long output.
"""

import ast
import contextlib
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from provedocs.anchors import bodies
from provedocs.blocks import Block

_COMMENT = re.compile(r"^\s*#> ?(?P<text>.*?)\s*$")
_BEHIND_CODE = re.compile(r"^\s*[^#\s].*#>")
_ENDS = (tokenize.NEWLINE, tokenize.NL, tokenize.COMMENT)
_SPANS_LINES = re.compile(r"'''|\"\"\"|\\$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Expectation:
    """The text that a statement should print.

    It stands on the page's lines ``start`` to ``end``, both in; ``quoted`` if
    it is a text in triple quotes, not comments.
    """

    start: int
    end: int
    text: str
    quoted: bool = False


def find_expectations(block: Block, tree: ast.Module) -> dict[int, Expectation]:
    """Return the expectations of *block*, by the page's line they stand under.

    *tree* is the block's, in the lines of the page.
    """
    quoted = _quoted(tree) if '"""\n' in block.source else ()
    return comments_below(block) | {found.start - 1: found for found in quoted}


def comments_below(block: Block) -> dict[int, Expectation]:
    """Return the expectations that are comments, by the line they stand under."""
    return {found.start - 1: found for found in _runs(_comments(block))}


def behind_code(block: Block) -> list[int]:
    """Return the page's lines with ``#>`` behind code, where nothing compares it."""
    lines = enumerate(block.source.split("\n"), block.line + 1)
    suspects = [number for number, line in lines if _BEHIND_CODE.match(line)]
    return sorted(set(suspects) & _comment_lines(block)) if suspects else []


def _comments(block: Block) -> dict[int, str]:
    """Return the text of each ``#>`` comment that has a line of its own."""
    if "#>" not in block.source:
        return {}
    lines = enumerate(block.source.split("\n"), block.line + 1)
    found = {n: m["text"] for n, line in lines if (m := _COMMENT.match(line))}
    if _SPANS_LINES.search(block.source):  # some may stand inside a string
        real = _comment_lines(block)
        found = {n: text for n, text in found.items() if n in real}
    return found


def _comment_lines(block: Block) -> set[int]:
    """Return the page's lines that hold a ``#>`` comment, as Python reads them."""
    comments = (t for t in _tokens(block) if t.type == tokenize.COMMENT)
    return {t.start[0] + block.line for t in comments if t.string.startswith("#>")}


def continued_lines(block: Block) -> set[int]:
    """Return the page's lines that go on, behind a backslash, on the next one."""
    lines = enumerate(block.source.split("\n"), block.line + 1)
    suspects = {number for number, line in lines if line.endswith("\\")}
    if not suspects:
        return suspects
    found = [(t.start[0] + block.line, t.type) for t in _tokens(block)]
    ends = {line for line, kind in found if kind in _ENDS}
    above = {line - 1 for line, kind in found if kind == tokenize.COMMENT}
    return suspects - ends - above


def _tokens(block: Block) -> Iterator[tokenize.TokenInfo]:
    with contextlib.suppress(tokenize.TokenError, SyntaxError):  # the compiler tells
        yield from tokenize.generate_tokens(io.StringIO(block.source).readline)


def _runs(comments: dict[int, str]) -> Iterator[Expectation]:
    """Yield the comments on consecutive lines as one expectation each."""
    numbered = enumerate(comments.items())
    for _, run in groupby(numbered, lambda pair: pair[1][0] - pair[0]):
        lines, texts = zip(*(item for _, item in run), strict=True)
        yield Expectation(lines[0], lines[-1], "\n".join(texts))


def _quoted(tree: ast.Module) -> Iterator[Expectation]:
    """Yield the texts in triple quotes that stand right under a call."""
    for node in ast.walk(tree):
        for body in bodies(node):
            for above, below in pairwise(body):
                text = _quoted_text(below)
                if text and above.end_lineno == below.lineno - 1 and _is_call(above):
                    end = below.end_lineno or below.lineno
                    yield Expectation(below.lineno, end, text, quoted=True)


def _is_call(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Await))


def _quoted_text(node: ast.stmt) -> str:
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))) if text.startswith("\n"):
            return text.strip("\n")
    return ""
