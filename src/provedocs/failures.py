"""What a page's code raised, and whether the page said so."""

import pkgutil
import traceback
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any

from provedocs.assertions import parts_of_assert
from provedocs.blocks import Block
from provedocs.errors import Problem
from provedocs.normalise import agree
from provedocs.workspace import Workspace

_OURS = str(Path(__file__).parent)
_MOST_STEPS = 12


def as_expected(
    error: BaseException | None, block: Block, workspace: Workspace
) -> bool:
    """Tell whether *error* is what the block's ``raises=`` says, or none if none."""
    wanted = block.options.get("raises")
    if error is None or wanted is None:
        return error is None and wanted is None
    name, _, text = wanted.partition(":")
    return _is_kind(type(error), name, vars(workspace.module)) and (
        not text or agree(text.strip(), message(error), block.source)
    )


def _is_kind(kind: type, name: str, namespace: dict[str, Any]) -> bool:
    """Tell whether *name* means *kind*, to Python, to its module or to the page."""
    if name in (kind.__name__, f"{kind.__module__}.{kind.__qualname__}"):
        return True
    first, _, rest = name.partition(".")
    try:
        if first not in namespace:
            return pkgutil.resolve_name(name) is kind
        found = namespace[first]
        for part in filter(None, rest.split(".")):
            found = getattr(found, part)
    except (ImportError, AttributeError, ValueError):
        return False
    return found is kind


def message(error: BaseException) -> str:
    """Return what *error* says, without the place that a SyntaxError adds."""
    return str(error.msg if isinstance(error, SyntaxError) else error).strip()


def problem_of(
    error: BaseException | None, block: Block, workspace: Workspace
) -> Problem:
    """Return the problem that *error*, or its absence, is."""
    wanted = block.options.get("raises")
    if error is None:
        what = "this block should raise an error, and does not"
        return Problem(block.at(), what, expected=wanted)
    told = workspace.readable(f"{type(error).__name__}: {message(error)}")
    told = told.removesuffix(": ")
    where = f"{block.page}:{line_of(error, block, workspace)}"
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


def line_of(error: BaseException | None, block: Block, workspace: Workspace) -> int:
    """Return the innermost line of *block* that led to *error*."""
    if isinstance(error, SyntaxError) and error.filename == workspace.source_path:
        return min(error.lineno or block.line, block.end - 1)
    lines = [
        line
        for file, line, _ in _steps(error, workspace)
        if file == workspace.source_path and block.line < line < block.end
    ]
    return lines[-1] if lines else block.line


def _steps(
    error: BaseException | None, workspace: Workspace
) -> list[tuple[str, int, str]]:
    """Return file, line and function of each step to *error* in the project."""
    trace: TracebackType | None = error.__traceback__ if error else None
    root = f"{workspace.root}/"
    return [
        (frame.filename, frame.lineno or 0, frame.name)
        for frame in traceback.extract_tb(trace)
        if frame.filename.startswith(root) and not frame.filename.startswith(_OURS)
    ]


def _details(error: BaseException, workspace: Workspace) -> str:
    """Return the way to *error* if it has more than one step, and a failed assert."""
    steps = _steps(error, workspace)
    lines = _way(steps) if len(steps) > 1 else []
    if isinstance(error, AssertionError):
        lines = [*lines, *parts_of_assert(error.__traceback__)]
    return workspace.readable("\n".join(lines))


def _way(steps: list[tuple[str, int, str]]) -> list[str]:
    """Return a line for each step; one that a recursion repeats has one."""
    told = []
    for (file, line, name), run in groupby(steps):
        times = len(list(run))
        repeated = f", {times} times" if times > 1 else ""
        told.append(f"{file}:{line} in {name}{repeated}")
    if len(told) > _MOST_STEPS:
        told[_MOST_STEPS // 2 : -_MOST_STEPS // 2] = ["..."]
    return told
