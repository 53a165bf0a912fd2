"""Mermaid diagrams: parsed by Mermaid, and recomputed from a recorded run."""

import pkgutil
import re
import traceback

import seqtrace
from provedocs.blocks import Block
from provedocs.differences import UPDATE, compare
from provedocs.errors import Edit, Problem, Unproved
from provedocs.node import problem_with
from provedocs.workspace import Workspace


def verify_mermaid(block: Block, workspace: Workspace) -> str:
    """Parse *block*; if it names a scenario, run that, draw it, and compare."""
    if "trace" in block.options:
        _compare(block, _drawn(block), workspace)
    _parse(block, workspace)
    return "run" if "trace" in block.options else "checked"


def _parse(block: Block, workspace: Workspace) -> None:
    try:
        found = problem_with(block.source, workspace.node)
    except OSError as error:
        hint = "install Mermaid and jsdom beside the project's package.json: npm ci"
        what = f"Mermaid's parser does not start: {error}"
        raise Unproved([Problem(block.at(), what, hint)]) from None
    if found:
        line, message = _line_in(block.source, found[0]), _short(found[1])
        hint = "the diagram's grammar is at mermaid.js.org"
        last = block.end - block.line - 1
        raise Unproved(
            [
                Problem(
                    block.at(min(line, last)),
                    "Mermaid cannot read this",
                    hint,
                    got=message,
                )
            ]
        )


_REMOVED = re.compile(
    r"\A-{3}\s*\n.*?\n-{3}[^\S\n]*\n|%%{.*?}%%|^\s*%%(?!{)[^\n]+\n?",
    re.DOTALL | re.MULTILINE,
)
"""What Mermaid 11 takes out before it parses: ``preprocessDiagram`` in its source."""


def _line_in(source: str, line: int) -> int:
    """Return the line of *source* that Mermaid's parser counts as *line*."""
    text = _REMOVED.sub("", source)
    at = len(text) - len(text.lstrip())
    for _ in range(line - 1):
        at = text.find("\n", at) + 1 or len(text)
    for found in _REMOVED.finditer(source):
        if found.start() <= at:
            at += len(found[0])
    return source.count("\n", 0, at) + 1


def _short(message: str) -> str:
    """Return a parser's *message* without the list of all that it could have taken."""
    return re.sub(r"^Expecting .*, (got .*)$", r"\1", message, flags=re.MULTILINE)


def _drawn(block: Block) -> str:
    """Return the diagram of the scenario that *block* names."""
    name = block.options["trace"]
    try:
        scenario = pkgutil.resolve_name(name)
    except Exception as error:
        what = f"there is no scenario {name}: {error}"
        raise Unproved([Problem(block.at(-1), what, "write module:function")]) from None
    try:
        return seqtrace.draw(scenario())
    except BaseException as error:
        told = "".join(traceback.format_exception_only(error)).strip()
        what = f"the scenario {name} fails: {told}"
        raise Unproved([Problem(block.at(-1), what)]) from None


def _compare(block: Block, drawn: str, workspace: Workspace) -> None:
    shown = "\n".join(
        line.rstrip() for line in block.source.removesuffix("\n").split("\n")
    )
    if found := compare(shown, drawn):
        what = "wrong: the recorded run draws another diagram"
        where = block.at(1 + found.offset)
        edit = Edit(
            block.line + 1, block.end, tuple(drawn.removesuffix("\n").split("\n"))
        )
        raise Unproved(
            [Problem(where, what, UPDATE, shown, found.got, found.offset)], [edit]
        )
