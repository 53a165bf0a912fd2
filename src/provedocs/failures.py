"""What a page's code raised, and whether the page said so."""

import ast
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from provedocs.blocks import Block
from provedocs.errors import Problem
from provedocs.normalise import agree
from provedocs.workspace import Workspace

_OURS = str(Path(__file__).parent)


def as_expected(error: BaseException | None, block: Block) -> bool:
    """Tell whether *error* is what the block's ``raises=`` says, or none if none."""
    wanted = block.options.get("raises")
    if error is None or wanted is None:
        return error is None and wanted is None
    name, _, text = wanted.partition(":")
    kinds = (
        type(error).__name__,
        f"{type(error).__module__}.{type(error).__qualname__}",
    )
    return name in kinds and (
        not text or agree(text.strip(), message(error), block.source)
    )


def message(error: BaseException) -> str:
    """Return what *error* says, without the place that a SyntaxError adds."""
    return str(error.msg if isinstance(error, SyntaxError) else error).strip()


def problem_of(
    error: BaseException | None, block: Block, workspace: Workspace
) -> Problem:
    """Return the problem that *error*, or its absence, is."""
    wanted = block.options.get("raises")
    if error is None:
        return Problem(
            block.at(),
            "this block should raise an error, and does not",
            expected=wanted,
        )
    told = workspace.readable(f"{type(error).__name__}: {message(error)}").removesuffix(
        ": "
    )
    where = f"{block.page}:{_line(error, block, workspace)}"
    if wanted is not None:
        return Problem(where, "another error than the page says", "", wanted, told)
    return Problem(where, told, _hint(error), got=_details(error, workspace) or None)


def _hint(error: BaseException) -> str:
    match error:
        case SystemExit():
            return 'a page goes on: leave it out, or say raises="SystemExit"'
        case Warning():
            return "a warning is an error here: mend what it warns of"
    return ""


def _line(error: BaseException, block: Block, workspace: Workspace) -> int:
    """Return the innermost line of *block* that led to *error*."""
    if isinstance(error, SyntaxError) and error.filename == workspace.source_path:
        return min(error.lineno or block.line, block.end - 1)
    lines = [
        line
        for file, line, _ in _steps(error.__traceback__, str(workspace.root))
        if file == workspace.source_path and block.line < line < block.end
    ]
    return lines[-1] if lines else block.line


def _steps(trace: TracebackType | None, root: str) -> list[tuple[str, int, str]]:
    """Return file, line and function of each step of *trace* in the project."""
    return [
        (frame.filename, frame.lineno or 0, frame.name)
        for frame in traceback.extract_tb(trace)
        if frame.filename.startswith(root) and not frame.filename.startswith(_OURS)
    ]


def _details(error: BaseException, workspace: Workspace) -> str:
    """Return the way to *error* if it has more than one step, and a failed assert."""
    steps = _steps(error.__traceback__, str(workspace.root))
    way = [f"{file}:{line} in {name}" for file, line, name in steps]
    lines = way if len(way) > 1 else []
    if isinstance(error, AssertionError) and not error.args:
        lines = [*lines, *_sides(error.__traceback__)]
    return workspace.readable("\n".join(lines))


def _sides(trace: TracebackType | None) -> list[str]:
    """Return the two sides of the comparison that an ``assert`` found untrue."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return []
    frame = trace.tb_frame
    text = "".join(traceback.extract_tb(trace)[-1].line or "")
    match _parsed(text):
        case ast.Assert(test=ast.Compare(left=left, comparators=[right])):
            return [
                f"{ast.unparse(side)} is {_value(side, frame)!r}"
                for side in (left, right)
                if not isinstance(side, ast.Constant)
            ]
    return []


def _parsed(line: str) -> ast.stmt | None:
    try:
        return ast.parse(line).body[0]
    except (SyntaxError, IndexError):
        return None


def _value(side: ast.expr, frame: Any) -> Any:
    """Return what *side* is worth in *frame*, evaluated once more."""
    code = compile(ast.Expression(side), "<assert>", "eval")
    return eval(code, frame.f_globals, frame.f_locals)  # noqa: S307: the page's own
