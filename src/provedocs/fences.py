"""The parts of a fence: its marks, its language, its end."""

import re

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

FENCE = re.compile(
    r"^(?P<prefix>[> ]*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ ]*(?P<info>.*?)[ ]*$"
)
"""A line that opens a fence: where it stands, its marks and its info string."""

MANGLED = re.compile(r"^[> ]*(?:[-*+]|\d+\.)[ ]+(?:(`{3,})[^`]*|(~{3,}).*)$")
"""A fence on a list item's own line, which Python-Markdown takes for text."""

_LANGUAGE = re.compile(r"\{[ ]*\.?([\w#.+-]+)|\.?([\w#.+-]+)")
_NEWLINE = re.compile(r"\r\n|\r|\n")


def page_lines(text: str) -> list[str]:
    """Return the lines of *text* as Python-Markdown sees them."""
    return [
        line.expandtabs(TAB) for line in _NEWLINE.split(text.removeprefix("\ufeff"))
    ]


def language_of(info: str) -> str:
    """Return the language that an info string names; empty if none."""
    named = _LANGUAGE.match(info)
    name = (named[1] or named[2]).lower() if named else ""
    return ALIASES.get(name, name)


def end_of_fence(
    lines: list[str], at: int, fence: re.Match[str]
) -> tuple[int | None, int | None]:
    """Return where the fence at *at* closes, or else the line that cuts it short."""
    width, marks = len(fence["prefix"]), fence["fence"]
    for end, line in enumerate(lines[at + 1 :], at + 1):
        if line[:width].strip(" >"):
            return None, end + 1
        if line[width:].rstrip() == marks:
            return end, None
    return None, None


def front_matter(lines: list[str]) -> int:
    """Return the index of the first line under the page's YAML header."""
    if lines[0].rstrip() != "---":
        return 0
    ends = (i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    return next(ends, -1) + 1


def below(lines: list[str], at: int, wanted: tuple[str | None, ...]) -> int:
    """Return the first line below *at* that is one of *wanted*, or *at*."""
    later = enumerate(lines[at + 1 :], at + 1)
    return next((number for number, line in later if line.strip() in wanted), at)
