"""Make pages show what happened: edits by line, all of a page's or none."""

import difflib
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from provedocs.blocks import find_blocks
from provedocs.errors import Edit
from provedocs.files import write_atomically

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BEFORE_FENCE = re.compile(r"[> \t]*")


@dataclass(frozen=True, slots=True)
class PageEdit:
    """An *edit* to the block whose fence stands on line ``fence`` of a page."""

    fence: int
    edit: Edit


class ChangedError(Exception):
    """A page cannot be updated; the message names the line and says why."""


def digest(content: bytes) -> str:
    """Return what tells one content of a page from another."""
    return hashlib.sha256(content).hexdigest()


def update_page(root: Path, page: str, read: str, edits: Iterable[PageEdit]) -> str:
    """Apply *edits* to *page*, whose `digest` was *read*; return the change as a diff.

    Raises:
        ChangedError: the page has changed since, or would lose a fence.
    """
    path = root / page
    before = path.read_bytes()
    edits = list(edits)
    if digest(before) != read:
        what = "this page changed while it was proved: prove it again"
        raise ChangedError(f"{page}:{_first(edits)}: {what}")
    text = before.decode()
    after = edited(text, edits)
    if _around(after, page) != _around(text, page):
        bad = [edit for edit in edits if _closes_fence(text, edit, page)]
        what = "what this block would show holds a fence: make the block's fence longer"
        raise ChangedError(f"{page}:{_first(bad or edits)}: {what}")
    write_atomically(path, after.encode())
    return _diff(text, after, page)


def edited(text: str, edits: Iterable[PageEdit]) -> str:
    """Return *text* with *edits*, in the page's own indentation and line ends."""
    lines = _lines(text)
    for at, edit in sorted(
        {(e.fence, e.edit) for e in edits}, key=_place, reverse=True
    ):
        fence = lines[at - 1]
        indent = _BEFORE_FENCE.match(fence.removeprefix("\ufeff"))
        prefix = indent[0] if indent else ""
        end = fence[len(fence.rstrip("\r\n")) :]
        lines[edit.start - 1 : edit.end - 1] = [
            f"{prefix}{line}".rstrip() + end for line in edit.lines
        ]
    return "".join(lines)


def _first(edits: Iterable[PageEdit]) -> int:
    return min((edit.fence for edit in edits), default=1)


def _closes_fence(text: str, edit: PageEdit, page: str) -> bool:
    return _around(edited(text, [edit]), page) != _around(text, page)


def _lines(text: str) -> list[str]:
    return [line for line in _LINES.findall(text) if line]


def _place(pair: tuple[int, Edit]) -> tuple[int, int]:
    return pair[1].start, pair[1].end


def _around(text: str, page: str) -> list[str]:
    """Return the lines that stand in no block, fences included: none may change."""
    lines = _lines(text)
    for block in reversed(find_blocks(text, page).blocks):
        del lines[block.line : block.end - 1]
    return lines


def _diff(before: str, after: str, page: str) -> str:
    old, new = (text.splitlines(keepends=False) for text in (before, after))
    lines = difflib.unified_diff(old, new, page, page, lineterm="", n=1)
    return "\n".join(lines)
