"""Find the fenced blocks of a Markdown page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from provedocs.containers import TAB, Containers
from provedocs.directives import directive_body, is_directive, parse_directive
from provedocs.errors import Problem
from provedocs.headings import Headings

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

_FENCE = re.compile(
    r"^(?P<prefix>[> ]*)(?P<fence>`{3,}(?=[^`]*$)|~{3,})[ ]*(?P<info>.*?)[ ]*$"
)
_MANGLED = re.compile(r"^[> ]*(?:[-*+]|\d+\.)[ ]+(?:(`{3,})[^`]*|(~{3,}).*)$")
_LANGUAGE = re.compile(r"\{[ ]*\.?([\w#.+-]+)|\.?([\w#.+-]+)")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: what it says, in which language, and where.

    ``line`` is the opening fence's, from 1; ``end`` the closing fence's.
    ``source`` is what the reader sees, its container's ``prefix`` removed.
    ``name`` tells it from the page's others: ``heading-slug/ordinal``.
    """

    page: str
    line: int
    end: int
    name: str
    language: str
    source: str
    info: str = ""
    prefix: str = ""
    options: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return ``page::name``, the id that pytest takes."""
        return f"{self.page}::{self.name}"

    def at(self, line: int = 0) -> str:
        """Return ``page:line`` of line *line* of the source; 0 is the fence."""
        return f"{self.page}:{self.line + line}"


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found on a page: its blocks, and what keeps it from being read."""

    page: str
    text: str
    blocks: list[Block]
    problems: list[Problem]


def page_lines(text: str) -> list[str]:
    """Return the lines of *text* as Python-Markdown sees them."""
    return [line.expandtabs(TAB) for line in _NEWLINE.split(text.removeprefix("\ufeff"))]


def find_blocks(text: str, page: str) -> Scan:
    """Return the blocks of *text*, in the order of the page."""
    scanner = _Scanner(page, page_lines(text))
    return Scan(page, text, list(scanner.blocks()), scanner.problems)


class _Scanner:
    """The state of one walk down a page; a line is known by its index, from 0."""

    def __init__(self, page: str, lines: list[str]) -> None:
        self.page, self.lines = page, lines
        self.problems: list[Problem] = []
        self.containers, self.headings = Containers(), Headings()

    def blocks(self) -> Iterator[Block]:
        at = _front_matter(self.lines)
        while at < len(self.lines):
            line = self.lines[at]
            shown_as_text = self.containers.enter(line)
            if shown_as_text:
                pass
            elif fence := _FENCE.match(line):
                end = self._closing(at, fence)
                if end is not None:
                    yield self._block(at, end, fence)
                    at = end
            else:
                at = self._prose(at)
            at += 1

    def _block(self, at: int, end: int, fence: re.Match[str]) -> Block:
        width = len(fence["prefix"])
        language = _language(fence["info"])
        return Block(
            page=self.page,
            line=at + 1,
            end=end + 1,
            name=self.headings.next_name(),
            language=language,
            source="".join(f"{line[width:]}\n" for line in self.lines[at + 1 : end]),
            info=fence["info"],
            prefix=fence["prefix"],
            options=self._options(at - 1, language),
        )

    def _closing(self, at: int, fence: re.Match[str]) -> int | None:
        """Return where the fence opened at *at* closes; report it if nowhere."""
        end, cut = _end_of_fence(self.lines, at, fence)
        if end is None and cut is None:
            self._report(at, "this fence is never closed",
                         f"close it with {fence['fence']} at the same indentation")
        elif end is None:
            self._report(at, f"this fence is cut short by line {cut}",
                         "indent every line of the block like its fence")
        return end

    def _options(self, above: int, language: str) -> dict[str, str]:
        try:
            body = directive_body(self.lines[above]) if above >= 0 else None
            return parse_directive(body, language) if body is not None else {}
        except ValueError as error:
            self._report(above, str(error))
            return {}

    def _prose(self, at: int) -> int:
        """Take in line *at*, which is no fence; return the last line it spans."""
        line = self.lines[at]
        self.headings.see(line, self.lines[at - 1] if at else "")
        if mangled := _MANGLED.match(line):
            self._report(at, "a fence on a list item's own line is not rendered as code",
                         "put it on the next line, indented by four")
            return self._first(at, lambda later: later.strip() in mangled.groups())
        if "<!--" in _CODE_SPAN.sub("", line).rpartition("-->")[2]:
            return self._comment(at)
        self._orphan(at)
        return at

    def _comment(self, at: int) -> int:
        """Return where the comment that opens on line *at* ends.

        One that begins a line may span anything; one in a paragraph or in an
        inner container ends with it, and is none if it is still open there.
        """
        inner = not re.match(r" {0,3}<!--", self.lines[at])
        line = at + 1
        while line < len(self.lines) and (self.lines[line].strip() or not inner):
            if fence := _FENCE.match(self.lines[line]):
                line = _end_of_fence(self.lines, line, fence)[0] or line
            elif "-->" in self.lines[line]:
                return line
            line += 1
        return at

    def _first(self, at: int, wanted: Callable[[str], bool]) -> int:
        """Return the first line below *at* that is *wanted*, or *at*."""
        later = enumerate(self.lines[at + 1 :], at + 1)
        return next((i for i, line in later if wanted(line)), at)

    def _orphan(self, at: int) -> None:
        """Report a directive on line *at* that has no fence under it."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if is_directive(self.lines[at]) and not _FENCE.match(below):
            self._report(at, "this directive has no fence under it",
                         "put it on the line right above the fence")

    def _report(self, at: int, what: str, hint: str = "") -> None:
        self.problems.append(Problem(f"{self.page}:{at + 1}", what, hint))


def _end_of_fence(
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


def _front_matter(lines: list[str]) -> int:
    """Return the index of the first line under the page's YAML header."""
    if lines[0].rstrip() != "---":
        return 0
    ends = (i for i, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    return next(ends, -1) + 1


def _language(info: str) -> str:
    named = _LANGUAGE.match(info)
    name = (named[1] or named[2]).lower() if named else ""
    return ALIASES.get(name, name)
