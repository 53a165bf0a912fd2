"""HTML comments that span lines: what stands in one is not rendered."""

import re

from provedocs.fences import FENCE, end_of_fence

_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_OUTERMOST = re.compile(r" {0,3}<!--")


def opens_comment(line: str) -> bool:
    """Tell whether a comment is still open at the end of *line*."""
    return "<!--" in _CODE_SPAN.sub("", line).rpartition("-->")[2]


def end_of_comment(lines: list[str], at: int) -> int:
    """Return where the comment that opens on line *at* ends.

    One that begins a line may span anything; one in a paragraph or in an
    inner container ends with it, and is none if it is still open there.
    """
    outermost = _OUTERMOST.match(lines[at])
    line = at + 1
    while line < len(lines) and (lines[line].strip() or outermost):
        if fence := FENCE.match(lines[line]):
            line = end_of_fence(lines, line, fence)[0] or line
        elif "-->" in lines[line]:
            return line
        line += 1
    return at
