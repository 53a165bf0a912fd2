"""What of a page is not rendered: its header, and comments that span lines."""

import re

import yaml

from provedocs.fences import FENCE, end_of_fence

CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
"""Inline code: what stands in it is text."""

_OUTERMOST = re.compile(r" {0,3}<!--")

_RULE = re.compile(r"---[ \t]*$")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_KEY = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
_MORE = re.compile(r"    |\t")


def opens_comment(line: str) -> bool:
    """Tell whether a comment is still open at the end of *line*."""
    return "<!--" in CODE_SPAN.sub("", line).rpartition("-->")[2]


def end_of_comment(lines: list[str], at: int) -> int:
    """Return where the comment that opens on line *at* ends.

    One that begins a line may span anything; one in a paragraph or in an
    inner container ends with it, and is none if it is still open there.
    """
    outermost = _OUTERMOST.match(lines[at])
    line = at + 1
    while line < len(lines) and (lines[line].strip() or outermost):
        if fence := FENCE.match(lines[line]):
            end = end_of_fence(lines, line, fence)
            line = end if isinstance(end, int) else line
        elif "-->" in lines[line]:
            return line
        line += 1
    return at


def header_lines(lines: list[str]) -> int:
    """Return how many of a page's *lines* MkDocs takes for its metadata.

    That is YAML between two lines of dashes if it is a mapping, else lines of
    ``key: value`` from the first one on: see ``mkdocs/utils/meta.py``, 1.6.1.
    """
    inner = range(2, len(lines) - 1)  # MkDocs wants a line in it, and one below
    if _RULE.match(lines[0]) and (ends := [n for n in inner if _END.match(lines[n])]):
        return ends[0] + 1 if _is_mapping("\n".join(lines[1 : ends[0]])) else 0
    return _keys(lines)


def _is_mapping(text: str) -> bool:
    try:
        return isinstance(yaml.safe_load(text), dict)
    except (yaml.YAMLError, ValueError):
        return False


def _keys(lines: list[str]) -> int:
    """Return how many lines of ``key: value``, or that go on with one, there are."""
    for number, line in enumerate(lines):
        if not _KEY.match(line) and not (number and _MORE.match(line)):
            return number
    return len(lines)
