"""Python blocks: run them, and compare what each statement prints."""

import ast
import inspect
from types import CodeType
from typing import Any

from provedocs.blocks import Block
from provedocs.errors import Problem, Unproved
from provedocs.expectations import behind_code
from provedocs.failures import as_expected, problem_of
from provedocs.outputs import compare_outputs
from provedocs.workspace import Workspace


def verify_python(block: Block, workspace: Workspace) -> str:
    """Run *block* in its page's namespace; compare its output and its error."""
    workspace.recorder.watch(workspace.source_path, block.line + 1, block.end - 1)
    error = None
    try:
        execute(_compiled(block, workspace), workspace)
    except BaseException as raised:
        error = raised
    if not as_expected(error, block, workspace):
        raise Unproved([problem_of(error, block, workspace)])
    if not isinstance(error, SyntaxError):
        _compare(block, workspace)
    return "run"


def _compiled(block: Block, workspace: Workspace) -> CodeType:
    """Compile *block* to the page's own path and lines."""
    source = "\n" * block.line + block.source
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    path = workspace.source_path
    code: CodeType = compile(source, path, "exec", flags, dont_inherit=True)
    return code


def execute(code: CodeType, workspace: Workspace) -> None:
    """Run *code* as the page's module; a coroutine in the page's own event loop."""
    result = eval(code, workspace.module.__dict__)
    if code.co_flags & inspect.CO_COROUTINE:
        _event_loop(workspace).run(result)


def _event_loop(workspace: Workspace) -> Any:
    """Return the page's `asyncio.Runner`; few pages need one, so it is made late."""
    if "loop" not in workspace.kept:
        import asyncio

        workspace.kept["loop"] = asyncio.Runner()
    return workspace.kept["loop"]


def _compare(block: Block, workspace: Workspace) -> None:
    if lines := behind_code(block):
        raise Unproved([_behind_code(block, line) for line in lines])
    problems, edits = compare_outputs(block, workspace)
    if problems:
        raise Unproved(problems, edits)


def _behind_code(block: Block, line: int) -> Problem:
    return Problem(
        f"{block.page}:{line}",
        "this #> stands behind code, where nothing compares it",
        "put it on a line of its own, right under the statement",
    )
