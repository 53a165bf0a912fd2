"""Python sessions: what stands behind ``>>>`` is run, what stands under it compared."""

import ast
import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

from provedocs.blocks import Block
from provedocs.differences import compare
from provedocs.errors import Edit, Problem, Unproved
from provedocs.verifiers.python import execute
from provedocs.workspace import Workspace

_HEADER = re.compile(r"Traceback \((?:most recent call last|innermost last)\):$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a session: page line of its ``>>>``, its code, its answer."""

    line: int
    code: str
    answer: list[str]

    @property
    def below(self) -> int:
        """Return the page's line right under the code."""
        return self.line + self.code.count("\n")


def verify_pycon(block: Block, workspace: Workspace) -> str:
    """Type the session of *block* into its page's namespace; compare the answers."""
    workspace.recorder.watch(workspace.source_path, block.line + 1, block.end - 1)
    problems, edits = [], []
    for entry in _entries(block):
        answer = workspace.readable(_answer(entry, workspace))
        said = _without_trace(entry.answer)
        expected = "\n".join(said) if said else None
        if not said and not answer:
            continue
        if found := compare(expected, answer or None, block.source):
            where = f"{block.page}:{entry.below + found.offset if said else entry.line}"
            shown = "\n".join(entry.answer) if said else None
            problems.append(Problem(where, found.what, found.hint, shown, found.got))
            edits.append(_edit(entry, answer))
    if problems:
        raise Unproved(problems, edits)
    return "run"


def _entries(block: Block) -> Iterator[Entry]:
    """Yield the entries of the session; what does not begin with one is an error."""
    entry: Entry | None = None
    for line, text in enumerate(block.source.splitlines(), block.line + 1):
        prompt, code = text[:4].rstrip(), text[4:]
        if prompt == ">>>":
            if entry:
                yield _finished(entry)
            entry = Entry(line, code + "\n", [])
        elif entry is None:
            raise Unproved([_no_prompt(block, line)])
        elif prompt == "..." and not entry.answer and text[3:4] in ("", " "):
            entry = Entry(entry.line, f"{entry.code}{code}\n", [])
        else:
            entry.answer.append(text.rstrip())
    if entry is None:
        raise Unproved([_no_prompt(block, block.line)])
    yield _finished(entry)


def _finished(entry: Entry) -> Entry:
    while entry.answer and not entry.answer[-1]:
        entry.answer.pop()
    return entry


def _no_prompt(block: Block, line: int) -> Problem:
    hint = "begin it with '>>> ', or call the block python"
    return Problem(f"{block.page}:{line}", "a session begins with code", hint)


def _answer(entry: Entry, workspace: Workspace) -> str:
    """Return what Python answers to *entry*: what it prints, or its error."""
    workspace.recorder.writes = []
    try:
        source = "\n" * (entry.line - 1) + entry.code
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code = compile(
            source, workspace.source_path, "single", flags, dont_inherit=True
        )
        execute(code, workspace)
        error = ""
    except BaseException as raised:
        error = "".join(traceback.format_exception_only(raised))
        if not isinstance(raised, SyntaxError):
            error = f"Traceback (most recent call last):\n    ...\n{error}"
    return "".join(text for _, text in workspace.recorder.writes) + error


def _without_trace(lines: list[str]) -> list[str]:
    """Return *lines* with the steps of a traceback left to be what they are."""
    for at, line in enumerate(lines):
        if _HEADER.match(line):
            steps = [
                n
                for n, later in enumerate(lines[at + 1 :], at + 1)
                if not later.startswith(" ")
            ]
            return [*lines[: at + 1], "    ...", *lines[steps[0] :]] if steps else lines
    return lines


def _edit(entry: Entry, answer: str) -> Edit:
    end = entry.below + len(entry.answer)
    return Edit(
        entry.below, end, tuple(answer.removesuffix("\n").split("\n")) if answer else ()
    )
