"""Admonitions of Markdown pages as what every reader of Markdown knows: quotes."""

import re
from collections.abc import Collection, Iterator, Sequence

_START = re.compile(
    r" *(?:!!!|\?\?\?\+?) (?P<kinds>[\w ]+?)(?: +\"(?P<title>.*)\")?\s*$"
)
_STEP = "    "


def quoted(lines: Sequence[str], code: Collection[int]) -> Iterator[str]:
    """Give *lines*, where an admonition is a quote that begins with its title.

    The lines numbered in *code*, from 1, are text of blocks, not Markdown; in an
    admonition they move with it.
    """
    depths: list[int] = []
    blank = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            blank += 1
            continue
        indent = len(line) - len(line.lstrip(" "))
        while depths and indent < depths[-1] + len(_STEP):
            depths.pop()
        yield from [_marks(depths).rstrip()] * blank
        blank = 0
        start = None if number in code else _START.match(line)
        if start is None:
            yield _marks(depths) + line[depths[-1] + len(_STEP) if depths else 0 :]
            continue
        depths.append(indent)
        yield f"{_marks(depths)}**{start['title'] or _kind(start)}**"
        yield _marks(depths).rstrip()
    yield from [""] * blank


def _kind(start: re.Match[str]) -> str:
    return start["kinds"].split()[0].capitalize()


def _marks(depths: Sequence[int]) -> str:
    """Return what a line in quotes begins with; the outermost may be in a list."""
    return " " * depths[0] + "> " * len(depths) if depths else ""
