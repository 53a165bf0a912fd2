"""The ways a page can be wrong, and how they are told."""

from dataclasses import dataclass, field

from provedocs.shortening import shortened


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong at one line of a page.

    ``expected`` is what the page shows and ``got`` what happened, where there
    are such two; both may span lines, and begin to differ on line ``offset``, from 0.
    """

    where: str
    what: str
    hint: str = ""
    expected: str | None = None
    got: str | None = None
    offset: int = 0

    def __str__(self) -> str:
        what = "\n".join(shortened(self.what))
        parts = [f"{self.where}: {what}"]
        if self.expected is not None:
            parts.append(_shown("expected", self.expected, self.got, self.offset))
        if self.got is not None:
            parts.append(_shown("got", self.got, self.expected, self.offset))
        if self.hint:
            parts.append(_shown("hint", self.hint))
        return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class Edit:
    """Page lines ``start`` to ``end`` (1-based, end excluded) become ``lines``."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(eq=False)
class Unproved(Exception):
    """A block, or a page, does not do what it says it does.

    ``edits`` would make the page say what happened; it is empty where no edit
    of an answer can help, as with an exception.
    """

    problems: list[Problem]
    edits: list[Edit] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def _shown(label: str, text: str, other: str | None = None, offset: int = 0) -> str:
    """Return *text* behind *label*, its further lines aligned below.

    A long one is shortened where it does not differ from the *other*.
    """
    lines = shortened(text.rstrip("\n"), (other or "").rstrip("\n"), offset)
    head = f"  {label + ':':<10}"
    return "\n".join([head + lines[0], *(" " * 12 + line for line in lines[1:])])
