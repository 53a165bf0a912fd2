"""Make one HTML page of many: a cover, contents, and the chapters as in the nav."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import zip_longest
from pathlib import Path

from bs4 import BeautifulSoup

from provedocs.publish.contents import CONTENTS, contents, cover
from provedocs.publish.glossary import glossary
from provedocs.publish.heads import page_style
from provedocs.publish.links import Places, drop_onward, lead, name_of, places_of
from provedocs.publish.outline import Heading, opened, push_down
from provedocs.publish.paper import hold_drawings, on_paper, put_drawings, renamed
from provedocs.publish.plates import place_drawings
from provedocs.publish.rendering import Chapter, Site
from provedocs.publish.sheets import Paper

STYLE = Path(__file__).with_name("book.css")
"""How a book looks; the colours are the site's."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is printed into one file: the whole book, or one *guide*, on some paper.

    *release* is what its cover says, if not the version of the project.
    """

    paper: Paper
    guide: str = ""
    release: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """A book before it is printed: its HTML, its headings, the code that is in it.

    ``listings`` are the lines of its blocks, ``code`` is all that is set as code;
    ``width`` is that of its text in pixels; ``sources`` are the pages of Markdown that
    its chapters, by their ids, were made from.
    """

    title: str
    html: str
    headings: tuple[Heading, ...]
    listings: tuple[str, ...]
    code: str
    width: float
    sources: Mapping[str, str] = field(default_factory=dict)


def make_book(site: Site, edition: Edition, told: Sequence[str]) -> Book:
    """Return the book of *site* in this *edition*; the cover says what is *told*."""
    chapters = [
        chapter for chapter in site.chapters if edition.guide in ("", chapter.guide)
    ]
    held = {chapter.url: hold_drawings(chapter.html) for chapter in chapters}
    soups = {url: on_paper(html) for url, (html, _) in held.items()}
    if words := glossary(chapters, soups):
        chapters.append(words)
        held[words.url] = (words.html, [])
        soups[words.url] = on_paper(words.html)
    places = places_of(site, soups)
    headings = [Heading(1, "Contents", CONTENTS, "contents")]
    body: list[str] = []
    before: tuple[str, ...] = ()
    for chapter, after in zip_longest(chapters, chapters[1:]):
        soup, drawings = soups[chapter.url], held[chapter.url][1]
        parts = _parts(chapter, before)
        headings += parts
        if after:
            drop_onward(soup, chapter.url, after.url, places)
        headings += _lay_out(soup, chapter, places)
        name = name_of(chapter.url)
        drawings = [renamed(drawing, name) for drawing in drawings]
        drawings = place_drawings(soup, drawings, edition.paper, name)
        body.append(_section(chapter, parts, put_drawings(str(soup), drawings)))
        before = chapter.parts
    kinds = ("part", "chapter", "section") if edition.guide else ("part", "chapter")
    title = f"{site.title}: {edition.guide}" if edition.guide else site.title
    first = cover(site.title, edition.guide, told) + contents(headings, kinds)
    return Book(
        title=title,
        html=_page(site, edition.paper, chapters, title, first + "".join(body)),
        headings=tuple(headings),
        listings=tuple(_listings(soups.values())),
        code="\n".join(_all_code(soups.values())),
        width=edition.paper.sheets[0].room[0],
        sources={name_of(chapter.url): chapter.source for chapter in chapters},
    )


def _parts(chapter: Chapter, before: tuple[str, ...]) -> list[Heading]:
    return [
        Heading(depth, title, f"{name_of(chapter.url)}-part-{depth}", "part")
        for depth, title in opened(chapter.parts, before)
    ]


def _lay_out(soup: BeautifulSoup, chapter: Chapter, places: Places) -> list[Heading]:
    lead(soup, chapter, places)
    name = name_of(chapter.url)
    return list(push_down(soup, len(chapter.parts) + 1, name))


def _section(chapter: Chapter, parts: Sequence[Heading], html: str) -> str:
    opening = "".join(
        f'<h{part.depth} class="part part-{part.depth}" id="{part.name}">'
        f"{escape(part.title)}</h{part.depth}>"
        for part in parts
    )
    name = name_of(chapter.url)
    return f'<section id="{name}" style="page:{name}">{opening}{html}</section>'


def _listings(soups: Iterable[BeautifulSoup]) -> list[str]:
    """Return the text of each line of code, as it has to be found in print."""
    return [
        line.get_text()
        for soup in soups
        for line in soup.select("pre .line")
        if line.get_text().strip()
    ]


def _all_code(soups: Iterable[BeautifulSoup]) -> Iterator[str]:
    return (code.get_text() for soup in soups for code in soup.find_all("code"))


def _page(
    site: Site, paper: Paper, chapters: Sequence[Chapter], title: str, body: str
) -> str:
    styles = "".join(
        f'<link rel="stylesheet" href="{escape(style)}">' for style in site.styles
    )
    return (
        f'<!doctype html><html class="book" lang="{site.language}"><head>'
        f'<meta charset="utf-8"><title>{escape(title)}</title>'
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="book.css">'
        f"{styles}<style>{page_style(paper, chapters)}</style></head>"
        f"<body>{body}</body></html>"
    )
