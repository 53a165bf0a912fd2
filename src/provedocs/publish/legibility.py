"""Whether all of a printed book can be read: nothing lost, cut off, or too small."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from provedocs.publish.contents import TITLE
from provedocs.publish.printed import Printed, bare
from provedocs.publish.sheets import LEAST, MARGINS

_SLACK = 1.5
"""Points that a letter's box may reach into the margin: its advance, not its ink."""

_ROUNDED = 0.05
"""Points by which a size on paper may differ from what the style sheet says."""

_LEFT_OVER = re.compile(
    r"sequenceDiagram|flowchart (?:LR|TD|TB)|\(\d+\)!|--8<--|<!-- ?(?:prove|provedocs):"
    r"|</?(?:abbr|div|span)\b|\N{REPLACEMENT CHARACTER}"
)
"""What only a source has, or a reader who could not read it."""


def listings(printed: Printed) -> Iterator[str]:
    """Look for each line of code, on one page or over two."""
    text = "".join(printed.texts)
    for line in dict.fromkeys(printed.book.listings):
        if bare(line) not in text:
            yield f"a line of code is not printed whole: {line.strip()}"


def left_over(printed: Printed) -> Iterator[str]:
    """Look for what should have become something else."""
    allowed = Counter(_LEFT_OVER.findall(printed.book.code))
    for number, page in enumerate(printed.glyphs, 1):
        text = "".join(glyph.text for glyph in page)
        for found in _LEFT_OVER.findall(text):
            if not allowed[found]:
                yield f"page {number}: {found!r} is for machines to read"


def missing(printed: Printed) -> Iterator[str]:
    """Look for letters that are not there."""
    for number, page in enumerate(printed.glyphs, 1):
        for at, glyph in enumerate(page):
            if glyph.missing:
                before = "".join(other.text for other in page[max(0, at - 30) : at])
                yield f"page {number}: no font has the letter behind {before!r}"


def margins(printed: Printed) -> Iterator[str]:
    """Look for what runs off the page."""
    side = MARGINS[2] * 72 / 25.4
    for number, (page, glyphs) in enumerate(
        zip(printed.reader.pages, printed.glyphs, strict=True), 1
    ):
        right = float(page.mediabox.width) - side + _SLACK
        outside = [
            g
            for g in glyphs
            if g.text.strip() and not side - _SLACK <= g.left <= g.right <= right
        ]
        for _, line in groupby(outside, lambda glyph: round(glyph.base)):
            yield f"page {number}: past the margin: {''.join(g.text for g in line)!r}"


def shrunk(printed: Printed) -> Iterator[str]:
    """Look whether the browser printed it smaller, to have room for something wide."""
    size = max((glyph.size for glyph in printed.glyphs[0]), default=TITLE)
    if abs(size - TITLE) > _ROUNDED:
        yield f"it is printed at {size / TITLE:.0%}: something is wider than its page"


def sizes(printed: Printed) -> Iterator[str]:
    """Look for what is too small."""
    for number, page in enumerate(printed.glyphs, 1):
        small = [g for g in page if g.text.strip() and g.size < LEAST - _ROUNDED]
        if small:
            words = "".join(glyph.text for glyph in small[:40])
            size = min(glyph.size for glyph in small)
            yield f"page {number}: {size:.1f} pt is too small to read: {words!r}"
