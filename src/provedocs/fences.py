"""The parts of a fence: its marks, its language, its end."""

import re
from typing import NamedTuple

from provedocs.containers import TAB

ALIASES = {
    "cfg": "ini",
    "patch": "diff",
    "py": "python",
    "py3": "python",
    "python3": "python",
    "sh": "bash",
    "shell": "bash",
    "shell-session": "console",
    "txt": "text",
    "yml": "yaml",
}
"""What else a language may be called, as Pygments has it."""

_PROSE = ("", "markdown", "md", "text")
"""What may show the line that opens a fence, and not its end."""

FENCE = re.compile(
    r"^(?P<prefix>[> ]*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ ]*(?P<info>.*?)[ ]*$"
)
"""A line that opens a fence: where it stands, its marks and its info string."""

MANGLED = re.compile(
    r"""^[> ]*(?:[-*+]|\d+\.|:|\[\^[^\]]+\]:|(?:!!!|\?\?\?\+?|===)[ ].*?)
    [ ]+(?:`{3,}[^`]*|~{3,}.*)$""",
    re.VERBOSE,
)
"""A fence on the line that opens its container, which is then taken for text."""

_LANGUAGE = re.compile(r"\.?([\w#.+-]+)(?=\s|$)")
_ATTRIBUTES = re.compile(r"[^{]*\{(.*)\}$")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_CLASS = re.compile(r"(?:^|\s)\.([\w#.+-]+)")
_NEWLINE = re.compile(r"\r\n|\r|\n")

MARK = re.compile(r"-+8<-+\s+\[\s*(?P<kind>start|end)\s*:\s*(?P<name>[\w-]+)\s*\]")
"""A line that begins or ends a region of a file; ``pymdownx.snippets`` takes it out."""

_SHOWN_MARK = re.compile(rf";(?={MARK.pattern})")
"""What keeps such a line on the page, and is no part of it."""


class Endless(NamedTuple):
    """Why a fence has no end, and what to do."""

    what: str
    hint: str


def split_lines(text: str) -> list[str]:
    """Return the lines of *text*, whatever ends them, as they are written."""
    return _NEWLINE.split(text.removeprefix("\ufeff"))


def page_lines(text: str) -> list[str]:
    """Return the lines of *text* as Python-Markdown sees them."""
    lines = (line.expandtabs(TAB) for line in split_lines(text))
    return [line if line.strip(" ") else "" for line in lines]


def language_of(info: str) -> str:
    """Return the language that an info string names; empty if none.

    It is the first word, or else the first class in braces, as in
    ``pymdownx/superfences.py``, 10.
    """
    named = _LANGUAGE.match(info)
    if not named and (attributes := _ATTRIBUTES.match(info)):
        named = _CLASS.search(_QUOTED.sub("", attributes[1]))
    name = named[1].lower() if named else ""
    return ALIASES.get(name, name)


def end_of_fence(lines: list[str], at: int, fence: re.Match[str]) -> int | Endless:
    """Return where the fence that opens at *at* closes, or why it does not."""
    width, marks = len(fence["prefix"]), fence["fence"]
    for end, line in enumerate(lines[at + 1 :], at + 1):
        if line[:width].strip(" >"):
            return Endless(
                f"this fence is cut short by line {end + 1}",
                "indent every line of the block like its fence",
            )
        if line[width:].rstrip() == marks:
            return end
        if _opens(line[width:], marks) and language_of(fence["info"]) not in _PROSE:
            return Endless(
                f"this fence is not closed before the next one, on line {end + 1}",
                f"close it with {marks}; if it is to hold a fence, make its own longer",
            )
    return Endless(
        "this fence is never closed",
        f"close it with {marks} at the same indentation, or look at how the fences "
        "above it are closed",
    )


def inside(lines: list[str], at: int, end: int, width: int) -> str:
    """Return what a reader sees between lines *at* and *end*, less *width* columns."""
    return "".join(
        _SHOWN_MARK.sub("", f"{line[width:]}\n", count=1)
        for line in lines[at + 1 : end]
    )


def _opens(line: str, marks: str) -> bool:
    """Tell whether *line* opens a fence with *marks* and an info string."""
    fence = FENCE.match(line) if line.startswith(marks) else None
    return fence is not None and fence["fence"] == marks and fence["info"] != ""


def closing_below(lines: list[str], at: int) -> int:
    """Return the first line below *at* that closes a fence, wherever it stands.

    It is *at* if another fence opens before: a fence that went wrong is told once.
    """
    fences = (
        (number, fence)
        for number, line in enumerate(lines[at + 1 :], at + 1)
        if (fence := FENCE.match(line))
    )
    number, fence = next(fences, (at, None))
    return at if fence and fence["info"] else number
