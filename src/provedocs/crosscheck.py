"""Compare what we found on a page with what the site renders of it."""

from itertools import zip_longest

from provedocs.blocks import Block, Scan
from provedocs.errors import Problem
from provedocs.fences import ALIASES, page_lines
from provedocs.renderer import Rendered, Renderer


def differences(scan: Scan, renderer: Renderer) -> list[Problem]:
    """Return the first place where *scan* and the rendered page differ, if any.

    Footnotes move down the page, so the order may differ if all else agrees.
    """
    try:
        fences = renderer.fences(scan.text)
    except LookupError as error:
        return [_missing_region(scan, renderer, str(error))]
    ours = [_ours(block, renderer) for block in scan.blocks]
    theirs = [_theirs(fence) for fence in fences]
    if sorted(ours) == sorted(theirs):
        return []
    for block, one, fence in zip_longest(scan.blocks, ours, fences):
        if block is None:
            return [_unseen(scan, fence)]
        if fence is None or one != _theirs(fence):
            return [_unrendered(block, fence)]
    return []


def _ours(block: Block, renderer: Renderer) -> tuple[str, str]:
    source = renderer.expand(block.source) if "8<" in block.source else block.source
    return block.language, source or "\n"


def _theirs(fence: Rendered) -> tuple[str, str]:
    language = fence.language.lower()
    return ALIASES.get(language, language), fence.source


def _missing_region(scan: Scan, renderer: Renderer, what: str) -> Problem:
    """Return the problem at the first line that names a region which is not there."""
    for number, line in enumerate(page_lines(scan.text), 1):
        try:
            renderer.expand(line.strip(" >"))
        except LookupError as error:
            return _no_region(f"{scan.page}:{number}", str(error))
    return _no_region(f"{scan.page}:1", what)


def _no_region(where: str, what: str) -> Problem:
    hint = "name a file, and a region in it, under a base_path of pymdownx.snippets"
    return Problem(where, what, hint)


def _unrendered(block: Block, fence: Rendered | None) -> Problem:
    got = None if fence is None else f"{fence.language}\n{fence.source}".strip()
    return Problem(
        block.at(),
        "the site does not render this fence as this block",
        f"look at its info string ({block.info or 'empty'}), its indentation (four "
        "columns for each list, admonition or tab) and at the fences above it",
        expected=block.info or "a fence",
        got=got or "no more fences on the rendered page",
    )


def _unseen(scan: Scan, fence: Rendered) -> Problem:
    first = fence.source.strip("\n").split("\n")[0]
    lines = page_lines(scan.text)
    line = next((n for n, text in enumerate(lines, 1) if first and first in text), 1)
    return Problem(
        f"{scan.page}:{line}",
        "the site renders this as a block of code, and it is no fence of this page",
        "write it as a fence of its own: ``` and a language on a line of their own",
        got=f"{fence.language}\n{fence.source}".strip(),
    )
