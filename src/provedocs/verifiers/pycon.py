"""Python sessions: what stands behind ``>>>`` is run, what stands under it compared."""

import ast
import re
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import replace

from provedocs.blocks import Block
from provedocs.errors import Edit, Problem, Unproved
from provedocs.transcripts import Entry, difference
from provedocs.verifiers.python import execute
from provedocs.workspace import Workspace

_HEADER = re.compile(r"Traceback \((?:most recent call last|innermost last)\):$")
_NO_CODE = re.compile(r"(?:\s*(?:#.*)?\n?)*")


def verify_pycon(block: Block, workspace: Workspace) -> str:
    """Type the session of *block* into its page's namespace; compare the answers."""
    workspace.recorder.watch(workspace.source_path, block.line + 1, block.end - 1)
    problems: list[Problem] = []
    edits: list[Edit] = []
    for entry in _entries(block):
        answer = workspace.readable(_answer(entry, workspace))
        if found := difference(entry, answer, block, _without_trace(entry.shown)):
            problems.append(found[0])
            edits += [found[1]] if found[1] else []
    if problems:
        raise Unproved(problems, edits)
    return "run"


def _entries(block: Block) -> Iterator[Entry]:
    """Yield the entries of the session; what does not begin with one is an error."""
    entry: Entry | None = None
    for line, text in enumerate(block.source.split("\n")[:-1], block.line + 1):
        prompt, code = text[:4].rstrip(), text[4:]
        if prompt == ">>>":
            if entry:
                yield entry
            entry = Entry(line, code)
        elif entry is None:
            raise Unproved([_no_prompt(block, line)])
        elif prompt == "..." and not entry.answer and text[3:4] in ("", " "):
            entry = replace(entry, code=f"{entry.code}\n{code}")
        else:
            entry = replace(entry, answer=(*entry.answer, text.rstrip()))
    if entry is None:
        raise Unproved([_no_prompt(block, block.line)])
    yield entry


def _no_prompt(block: Block, line: int) -> Problem:
    hint = "begin it with '>>> ', or call the block python"
    return Problem(f"{block.page}:{line}", "a session begins with code", hint)


def _answer(entry: Entry, workspace: Workspace) -> str:
    """Return what Python answers to *entry*: what it prints, or its error."""
    workspace.recorder.writes = []
    try:
        _run(entry, workspace)
        error = ""
    except BaseException as raised:
        error = _told(raised, entry, workspace)
    return "".join(text for _, text in workspace.recorder.writes) + error


def _run(entry: Entry, workspace: Workspace) -> None:
    if _NO_CODE.fullmatch(entry.code):  # compile() takes no comment alone
        return
    source = "\n" * (entry.line - 1) + entry.code + "\n"
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    path = workspace.source_path
    execute(compile(source, path, "single", flags, dont_inherit=True), workspace)


def _told(error: BaseException, entry: Entry, workspace: Workspace) -> str:
    """Return *error* as an interpreter shows it, the steps of its traceback elided."""
    if isinstance(error, SyntaxError):
        if error.filename == workspace.source_path and error.lineno:
            error.filename, above = "<stdin>", entry.line - 1
            error.lineno -= above
            error.end_lineno = (error.end_lineno or above) - above
        return "".join(traceback.format_exception_only(error))
    told = "".join(traceback.format_exception_only(error))
    return f"Traceback (most recent call last):\n    ...\n{told}"


def _without_trace(lines: Sequence[str]) -> Sequence[str]:
    """Return *lines* with the steps of a traceback left to be what they are."""
    for at, line in enumerate(lines):
        if _HEADER.match(line):
            below = enumerate(lines[at + 1 :], at + 1)
            end = next((n for n, step in below if not step.startswith(" ")), None)
            return [*lines[: at + 1], "    ...", *lines[end:]] if end else lines
    return lines
