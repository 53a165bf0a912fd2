"""The four ways in which a page and a run can differ."""

from dataclasses import dataclass

from provedocs.normalise import agree

UPDATE = "correct the code, or let --prove-update write what it shows"


@dataclass(frozen=True, slots=True)
class Difference:
    """How they differ, and on which line of the expectation, from 0, it begins."""

    what: str
    offset: int
    got: str | None
    hint: str = UPDATE


def compare(expected: str | None, got: str | None, code: str = "") -> Difference | None:
    """Return how *expected*, None if the page says nothing, differs from *got*.

    *got* is None if nothing was written at all, and *code* is the block's
    source, which `agree` wants to know.
    """
    if got is None:
        return Difference("stale: nothing prints this", 0, None)
    shown = "\n".join(line.rstrip() for line in got.removesuffix("\n").split("\n"))
    if expected is None:
        return Difference(
            "unexpected: this prints, and the page does not show it", 0, shown
        )
    if agree(expected, shown, code):
        return None
    ours, theirs = expected.split("\n"), shown.split("\n")
    at = _first_difference(ours, theirs, code)
    if at == len(theirs):
        return Difference("missing: this was not printed", at, shown)
    if at == len(ours):
        return Difference("unexpected: more was printed than this", at - 1, shown)
    return Difference("wrong: something else was printed", at, shown)


def _first_difference(ours: list[str], theirs: list[str], code: str) -> int:
    """Return the first line that does not agree, or the length of the shorter."""
    for at, (expected, got) in enumerate(zip(ours, theirs, strict=False)):
        if not agree(expected, got, code):
            return at
    return min(len(ours), len(theirs))
