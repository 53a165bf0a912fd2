"""Apply a unified diff to a text."""

import re

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@")
_HEAD = re.compile(
    r"(?:--- |\+\+\+ |diff |index |new file|deleted file|similarity |rename )"
)
_PREFIXES = " +-\\"


def apply_diff(diff: str, text: str) -> str | None:
    """Return *text* changed as *diff* says, None if it does not apply.

    Line numbers of a hunk are not looked at: a page's diff is applied to an
    excerpt as well as to the file.  A diff without ``@@`` is one hunk.

    Raises:
        ValueError: *diff* is no diff; with what is wrong, and its line.
    """
    lines = text.splitlines()
    at = 0
    for old, new in _hunks(diff):
        found = _find(lines, old, at)
        if found is None:
            return None
        lines[found : found + len(old)] = new
        at = found + len(new)
    return "".join(f"{line}\n" for line in lines)


def _hunks(diff: str) -> list[tuple[list[str], list[str]]]:
    """Return the lines before and after, hunk by hunk."""
    hunks: list[tuple[list[str], list[str]]] = []
    for number, line in enumerate(diff.splitlines(), 1):
        if _HUNK.match(line) or not hunks:
            hunks.append(([], []))
        if _HUNK.match(line) or (_HEAD.match(line) and not any(hunks[-1])):
            continue
        mark, rest = line[:1] or " ", line[1:]
        if mark not in _PREFIXES:
            raise ValueError("a line of a diff begins with '+', '-' or a space", number)
        if mark in " -":
            hunks[-1][0].append(rest)
        if mark in " +":
            hunks[-1][1].append(rest)
    hunks = [hunk for hunk in hunks if any(hunk)]
    if all(old == new for old, new in hunks):
        raise ValueError("this diff changes nothing", 0)
    return hunks


def _find(lines: list[str], wanted: list[str], start: int) -> int | None:
    last = len(lines) - len(wanted)
    places = (
        at for at in range(start, last + 1) if lines[at : at + len(wanted)] == wanted
    )
    return next(places, None)
