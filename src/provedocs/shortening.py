"""Shorten what is too long to read, but not where it differs from another text."""

from collections.abc import Iterator

MOST_LINES = 40
MOST_CHARACTERS = 400
"""How much is told of a text, and of each line of it, if there is more."""


def shortened(text: str, other: str = "", offset: int = 0) -> list[str]:
    """Return the lines of *text*: of many, its ends and those around *offset*.

    It begins to differ from *other* on the line at *offset*, from 0.
    """
    lines = text.split("\n")
    here = slice(offset, offset + 1)
    column = _first_difference(lines[here], other.split("\n")[here])
    told: list[str] = []
    end = 0
    for start, stop in _kept(len(lines), offset, MOST_LINES):
        if start > end:
            told.append(f"... {start - end} lines left out ...")
        columns = (column if n == offset else 0 for n in range(start, stop))
        told += map(_line, lines[start:stop], columns)
        end = stop
    return told


def _first_difference(one: list[str], other: list[str]) -> int:
    """Return the column where two lines begin to differ; each is there or not."""
    pairs = zip("".join(one), "".join(other), strict=False)
    return next((column for column, (a, b) in enumerate(pairs) if a != b), 0)


def _line(line: str, column: int) -> str:
    """Return *line*: of a long one, its ends and what is around *column*."""
    told, end = "", 0
    for start, stop in _kept(len(line), column, MOST_CHARACTERS):
        if start > end:
            told += f" ... {start - end} characters left out ... "
        told += line[start:stop]
        end = stop
    return told


def _kept(length: int, middle: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of what is kept: both ends, and what is around *middle*."""
    if length <= most:
        yield 0, length
        return
    part, end = most // 4, 0
    for at in (0, middle, length):
        start, stop = max(at - part, end), min(at + part, length)
        if start < stop:
            yield start, stop
            end = stop
