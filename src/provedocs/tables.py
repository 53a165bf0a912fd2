"""A table in plain text: a header, a line of dashes, and a row a line.

Columns stand between bars, as in ``status    | size``; how wide they are does not
count, and a line of ``...`` stands for any rows.
"""

import re
from collections.abc import Iterable, Sequence

RULE = re.compile(r"[ ]*-+(?:\+-+)*[ ]*$")
"""The line of dashes under a header."""

_BAR = re.compile(r"(?<!\\)\|")


def cells(line: str) -> str:
    """Return *line* of a table as it is compared: its cells, one bar between."""
    if RULE.match(line):
        return "-"
    return " | ".join(cell.strip() for cell in _BAR.split(line)).strip()


def laid_out(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return the lines of a table, the columns as wide as their widest cell."""
    lines = [list(header), *([_text(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    shown = [_joined(line, widths) for line in lines]
    rule = "-+-".join("-" * width for width in widths)
    return [shown[0], rule, *shown[1:]]


def _joined(line: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
    return " | ".join(padded).rstrip()


def _text(value: object) -> str:
    """Return a value of SQLite as a cell, which has one line and no bar."""
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return str(value).replace("\n", "\\n").replace("|", "\\|")
