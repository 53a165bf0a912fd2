"""Compare what we found on a page with what the site renders of it."""

from collections import Counter
from collections.abc import Iterator

from provedocs.blocks import Block, Scan
from provedocs.errors import Problem
from provedocs.fences import (
    ALIASES,
    FENCE,
    MARK,
    end_of_fence,
    inside,
    language_of,
    page_lines,
)
from provedocs.renderer import Rendered, Renderer

_ODD_LINE = "a line that no page has"


def differences(scan: Scan, renderer: Renderer) -> list[Problem]:
    """Return the first place where *scan* and the rendered page differ, if any.

    Footnotes move down the page, so the order may differ if all else agrees.
    """
    try:
        fences = renderer.fences(scan.text)
        ours = [_ours(block, renderer) for block in scan.blocks]
    except LookupError as error:
        return [_missing_region(scan, renderer, str(error))]
    theirs = [_theirs(fence) for fence in fences]
    more, less = Counter(theirs) - Counter(ours), Counter(ours) - Counter(theirs)
    odd = next((f for f, key in zip(fences, theirs, strict=True) if key in more), None)
    if less:
        among = [b for b, key in zip(scan.blocks, ours, strict=True) if key in less]
        lost = _lost(scan, among, renderer)
        return [_left_out(scan, lost, renderer) or _unrendered(lost, odd)]
    return [_unseen(scan, odd, renderer)] if odd else []


def _ours(block: Block, renderer: Renderer) -> tuple[str, str]:
    marked = MARK.search(block.source)
    source = block.source if marked else renderer.expand(block.source)
    return block.language, source or "\n"


def _theirs(fence: Rendered) -> tuple[str, str]:
    language = fence.language.lower()
    return ALIASES.get(language, language), fence.source


def _lost(scan: Scan, among: list[Block], renderer: Renderer) -> Block:
    """Return the block that is not rendered: of equal ones, see which goes missing."""
    for block in among:
        lines = page_lines(scan.text)
        lines[block.line : block.end - 1] = [f"{block.prefix}{_ODD_LINE}"]
        fences = renderer.fences("\n".join(lines))
        if all(_ODD_LINE not in fence.source for fence in fences):
            return block
    return among[0]


def _missing_region(scan: Scan, renderer: Renderer, what: str) -> Problem:
    """Return the problem at the first line that names a region which is not there."""
    named = [n for n, line in enumerate(page_lines(scan.text), 1) if "8<" in line]
    for number in named:
        try:
            renderer.expand(page_lines(scan.text)[number - 1].strip(" >"))
        except LookupError as error:
            return _no_region(f"{scan.page}:{number}", str(error))
    return _no_region(f"{scan.page}:{named[0]}", what)


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
        got=got or "no such fence on the rendered page",
    )


def _left_out(scan: Scan, block: Block, renderer: Renderer) -> Problem | None:
    """Return the problem of a line of *block* that the renderer takes for a mark."""
    lines = page_lines(scan.text)[block.line : block.end - 1]
    for number, line in enumerate(lines, 1):
        if MARK.search(line) and not renderer.expand(line):
            shown = MARK.sub(r";\g<0>", line).strip()
            return Problem(
                block.at(number),
                "the site leaves this line out: it marks a region of a file",
                f"to show it, write {shown}",
            )
    return None


def _unseen(scan: Scan, fence: Rendered, renderer: Renderer) -> Problem:
    return Problem(
        f"{scan.page}:{next(_places(scan, fence, renderer), 1)}",
        "the site renders this as a block of code, and it is no fence of this page",
        "write the block on this page; if it is meant to be in a comment, look for "
        "a <!-- in the text above it",
        got=f"{fence.language}\n{fence.source}".strip(),
    )


def _places(scan: Scan, fence: Rendered, renderer: Renderer) -> Iterator[int]:
    """Yield the lines that *fence* may come from, the best first."""
    lines = page_lines(scan.text)
    known = {block.line - 1 for block in scan.blocks}
    for at, line in enumerate(lines):
        opening = FENCE.match(line)
        end = end_of_fence(lines, at, opening) if opening and at not in known else None
        if opening and isinstance(end, int):
            source = inside(lines, at, end, len(opening["prefix"])) or "\n"
            if (language_of(opening["info"]), source) == _theirs(fence):
                yield at + 1
    first = fence.source.split("\n")[0]
    for at, line in enumerate(lines):
        if "8<" in line and first in renderer.expand(line.strip(" >")):
            yield at + 1
