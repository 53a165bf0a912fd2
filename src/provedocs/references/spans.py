"""The inline code in a page's prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provedocs import fences
from provedocs.blocks import Scan
from provedocs.comments import end_of_comment, header_lines, opens_comment
from provedocs.containers import Containers

_TOKEN = re.compile(
    r"(?<![\\`])(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?(?:-->|$)|(?P<strike>~~)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Inline code on line ``line`` of a page, from 1; ``gone`` if struck through."""

    line: int
    text: str
    gone: bool = False


def spans_of(scan: Scan) -> Iterator[Span]:
    """Yield the inline code of the page, outside of its fences and comments."""
    for number, line in _prose(scan):
        struck = False
        for token in _TOKEN.finditer(line):
            struck ^= bool(token["strike"])
            if token["code"]:
                yield Span(number, token["code"].strip(), struck)


def _prose(scan: Scan) -> Iterator[tuple[int, str]]:
    lines = fences.page_lines(scan.text)
    for block in scan.blocks:
        lines[block.line - 1 : block.end] = [""] * (block.end - block.line + 1)
    containers = Containers()
    at = header_lines(lines)
    while at < len(lines):
        if not containers.enter(lines[at]):
            yield at + 1, lines[at]
            if opens_comment(lines[at]):
                at = end_of_comment(lines, at)
        at += 1
