"""What sessions have in common: something is typed, and something answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from provedocs.blocks import Block
from provedocs.differences import compare
from provedocs.errors import Edit, Problem

_PROMPTS = {"console": ("$ ", "> "), "pycon": (">>>", "...")}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is typed on the page's line ``line`` and on, and the answer below it."""

    line: int
    code: str
    answer: tuple[str, ...] = ()

    @property
    def below(self) -> int:
        """Return the page's line right under the code."""
        return self.line + self.code.count("\n") + 1

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the answer without the blank lines at its end, which are layout."""
        last = max((n for n, line in enumerate(self.answer, 1) if line), default=0)
        return self.answer[:last]


def difference(
    entry: Entry, got: str, block: Block, said: Sequence[str] | None = None
) -> tuple[Problem, Edit | None] | None:
    """Return how the answer to *entry* differs from what we *got*, and the remedy.

    There is none where the answer would be typed when the page is read again.

    *said* is the answer to compare with, where it is not `Entry.shown` itself.
    """
    said = entry.shown if said is None else said
    got = got.rstrip()
    if not said and not got:
        return None
    expected = "\n".join(said) if said else None
    found = compare(expected, got or None, block.source)
    if found is None:
        return None
    where = f"{block.page}:{entry.below + found.offset if said else entry.line}"
    shown = "\n".join(entry.shown) if said else None
    lines = tuple(line.rstrip() for line in got.split("\n")) if got else ()
    if any(line.startswith(_PROMPTS[block.language]) for line in lines):
        hint = "it looks like something to type: filter it, nobody could tell it apart"
        return Problem(where, found.what, hint, shown, found.got, found.offset), None
    return (
        Problem(where, found.what, found.hint, shown, found.got, found.offset),
        Edit(entry.below, entry.below + len(entry.shown), lines),
    )
