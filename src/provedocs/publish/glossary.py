"""Words that a page explains to the mouse, explained on paper: a chapter at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from bs4 import BeautifulSoup

from provedocs.publish.rendering import Chapter

URL = "provedocs-words/"
TITLE = "Words"


@dataclass(slots=True)
class _Word:
    """A word as it is written shortest, what it means, and where it stands first.

    That is the place of *name* at *url*, on the page with this *title*.
    """

    text: str
    meaning: str
    name: str
    url: str
    title: str


def glossary(
    chapters: Sequence[Chapter], soups: Mapping[str, BeautifulSoup]
) -> Chapter | None:
    """Return a chapter on the words in *soups*, None if there are none.

    They then lead to it.  Words are the texts of ``<abbr title="meaning">``, told apart
    by what they mean.
    """
    words: dict[str, _Word] = {}
    for chapter in chapters:
        soup = soups[chapter.url]
        for mark in soup.select("abbr[title]"):
            text, meaning = mark.get_text(), str(mark.attrs.pop("title"))
            name = f"word-{len(words) + 1}"
            first = _Word(text, meaning, name, chapter.url, _title(soup, chapter))
            word = words.setdefault(meaning, first)
            word.text = min(word.text, text, key=len)
            if word.name == name:
                mark["id"] = name
            if not mark.find_parent("a"):
                mark.name, mark["class"] = "a", "word"
                mark["href"] = f"{_up(chapter.url)}{URL}#{word.name}"
    if not words:
        return None
    told = sorted(words.values(), key=lambda word: word.text.casefold())
    entries = "".join(map(_entry, told))
    html = f'<h1>{TITLE}</h1><dl class="words">{entries}</dl>'
    return Chapter(URL, "", TITLE, (), html)


def _title(soup: BeautifulSoup, chapter: Chapter) -> str:
    return soup.h1.get_text() if soup.h1 else chapter.title


def _entry(word: _Word) -> str:
    first = f"{_up(URL)}{word.url}#{word.name}"
    return (
        f'<dt id="{word.name}">{escape(word.text)}</dt><dd>{escape(word.meaning)} '
        f'<a href="{first}">{escape(word.title)}</a></dd>'
    )


def _up(url: str) -> str:
    """Return the way from the page at *url* to the root."""
    return "../" * url.count("/")
