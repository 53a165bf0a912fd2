"""The headings of a book, in the order of its nav and each under what it belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup

from provedocs.publish.classes import add_class

_NAMES = ("h1", "h2", "h3", "h4", "h5", "h6")
_KINDS = ("chapter", "section", "section", "detail")
"""What the headings of a page are, by how deep they are."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the book: how deep it is, from 1, what it says, and its id."""

    depth: int
    title: str
    name: str
    kind: str


def push_down(soup: BeautifulSoup, depth: int, name: str) -> Iterator[Heading]:
    """Give the headings of a chapter, its title at *depth*, and make them so deep.

    *name* is the chapter's own id.  HTML ends at ``h6``, an outline does not.  A
    heading is a ``chapter``, a ``section``, or a ``detail`` of one.
    """
    above: list[int] = []
    for heading in soup.find_all(_NAMES):
        level = _NAMES.index(heading.name)
        above = [*(other for other in above if other < level), level]
        deep = depth + len(above) - 1
        for labels in heading.select(".doc-labels"):  # mkdocstrings': not its name
            heading.insert_after(labels.extract())
        title = " ".join(heading.get_text(" " if heading.br else "").split())
        add_class(heading, f"level-{len(above)}")
        heading.name = _NAMES[min(deep, 6) - 1]
        kind = _KINDS[min(len(above), len(_KINDS)) - 1]
        yield Heading(deep, title, str(heading.get("id", name)), kind)


def opened(parts: Sequence[str], before: Sequence[str]) -> list[tuple[int, str]]:
    """Return depth and title of each section of the nav that begins at *parts*.

    Examples:
        >>> opened(("Python", "Kinds"), ("Python", "A file"))
        [(2, 'Kinds')]
    """
    same = 0
    while same < min(len(parts), len(before)) and parts[same] == before[same]:
        same += 1
    return [(index + 1, parts[index]) for index in range(same, len(parts))]
