"""Find the fenced blocks of a Markdown page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from provedocs import fences
from provedocs.comments import end_of_comment, header_lines, opens_comment
from provedocs.containers import Containers
from provedocs.directives import directive_body, is_directive, parse_directive
from provedocs.errors import Problem
from provedocs.headings import Headings


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


def find_blocks(text: str, page: str) -> Scan:
    """Return the blocks of *text*, in the order of the page."""
    scanner = _Scanner(page, fences.page_lines(text))
    return Scan(page, text, list(scanner.blocks()), scanner.problems)


class _Scanner:
    """The state of one walk down a page; a line is known by its index, from 0."""

    def __init__(self, page: str, lines: list[str]) -> None:
        self.page, self.lines = page, lines
        self.problems: list[Problem] = []
        self.containers, self.headings = Containers(), Headings()

    def blocks(self) -> Iterator[Block]:
        at = header_lines(self.lines)
        while at < len(self.lines):
            if self.containers.enter(self.lines[at]):
                pass  # indented code: shown as it is written
            elif fence := fences.FENCE.match(self.lines[at]):
                end = fences.end_of_fence(self.lines, at, fence)
                if isinstance(end, fences.Endless):
                    self._report(at, *end)
                    at = fences.closing_below(self.lines, at)
                else:
                    yield self._block(at, end, fence)
                    at = end
            else:
                at = self._prose(at)
            at += 1

    def _block(self, at: int, end: int, fence: re.Match[str]) -> Block:
        language = fences.language_of(fence["info"])
        return Block(
            page=self.page,
            line=at + 1,
            end=end + 1,
            name=self.headings.next_name(),
            language=language,
            source=fences.inside(self.lines, at, end, len(fence["prefix"])),
            info=fence["info"],
            prefix=fence["prefix"],
            options=self._options(at - 1, language),
        )

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
        self.headings.see(self.containers.content)
        if fences.MANGLED.match(line):
            self._report(
                at,
                "a fence on the line that opens its container is not rendered as code",
                "put it on the next line, indented by four",
            )
            return fences.closing_below(self.lines, at)
        self._orphan(at)
        return end_of_comment(self.lines, at) if opens_comment(line) else at

    def _orphan(self, at: int) -> None:
        """Report a directive on line *at* that has no fence under it."""
        below = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if is_directive(self.lines[at]) and not fences.FENCE.match(below):
            self._report(
                at,
                "this directive has no fence under it",
                "put it, whole, on the line right above the fence",
            )

    def _report(self, at: int, what: str, hint: str = "") -> None:
        self.problems.append(Problem(f"{self.page}:{at + 1}", what, hint))
