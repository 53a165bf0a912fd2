"""Blocks that show what stands elsewhere: output, a file, a change to a file."""

from pathlib import Path

from provedocs.blocks import Block
from provedocs.differences import UPDATE, compare
from provedocs.errors import Edit, Problem, Unproved
from provedocs.hunks import apply_diff
from provedocs.regions import RegionError, read_region
from provedocs.workspace import Workspace


def verify_text(block: Block, workspace: Workspace) -> str:
    """Compare *block* with what the block above it wrote."""
    if not workspace.above:
        what = "no block claims this text: the one above it prints nothing unclaimed"
        hint = 'put it under the block that prints it, or say same="file"'
        raise Unproved([Problem(block.at(), what, hint)])
    shown = "\n".join(
        line.rstrip() for line in block.source.removesuffix("\n").split("\n")
    )
    if found := compare(shown, workspace.above, _code_above(block, workspace)):
        where = block.at(1 + found.offset)
        problem = Problem(where, found.what, found.hint, shown, found.got, found.offset)
        raise Unproved([problem], [_rewritten(block, workspace.above)])
    return "run"


def _code_above(block: Block, workspace: Workspace) -> str:
    return workspace.blocks[workspace.index - 1].source if workspace.index else ""


def verify_same(block: Block, workspace: Workspace) -> str:
    """Compare *block* with the file, or the region of one, that it says it shows."""
    place = block.options["same"]
    try:
        text = read_region(workspace.root, place)
    except RegionError as error:
        raise Unproved([Problem(block.at(-1), str(error), error.hint)]) from None
    if block.source.rstrip("\n") != text.rstrip("\n"):
        ours, theirs = block.source.split("\n")[:-1], text.split("\n")
        pairs = enumerate(zip(ours, theirs, strict=False), 1)
        line = next((n for n, (one, other) in pairs if one != other), len(ours))
        problem = Problem(
            block.at(line),
            f"wrong: {place} says something else",
            UPDATE,
            block.source.rstrip("\n"),
            text.rstrip("\n"),
            offset=line - 1,
        )
        raise Unproved([problem], [_rewritten(block, text)])
    return "same"


def _rewritten(block: Block, text: str) -> Edit:
    return Edit(block.line + 1, block.end, tuple(text.removesuffix("\n").split("\n")))


def verify_diff(block: Block, workspace: Workspace) -> str:
    """Apply *block* to the file it names, or to the nearest block above it fits."""
    if path := block.options.get("applies"):
        file = workspace.root / path
        if not file.is_file():
            raise Unproved([Problem(block.at(-1), f"there is no file {path}")])
        return _applied(block, [Path(file).read_text(encoding="utf-8")], path)
    above = [other.source for other in workspace.blocks[: workspace.index]]
    return _applied(block, above[::-1], "any block above it")


def _applied(block: Block, candidates: list[str], target: str) -> str:
    for text in candidates or [""]:
        try:
            if apply_diff(block.source, text) is not None:
                return "checked"
        except ValueError as error:
            line = error.args[1] if len(error.args) > 1 else 0
            raise Unproved([Problem(block.at(line), str(error.args[0]))]) from None
    hint = 'bring it up to date, or name its file: applies="path"'
    raise Unproved(
        [Problem(block.at(), f"this change does not apply to {target}", hint)]
    )
