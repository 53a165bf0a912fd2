"""Print a book with a browser, again and again until its contents tell the truth."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pypdf import PdfReader
from pypdf.generic import Destination

from provedocs.publish.book import STYLE, Book
from provedocs.publish.browser import Browser
from provedocs.publish.contents import number_pages
from provedocs.publish.ends import tightened

_TRIES = 4
"""How often a book is printed at most: numbers change lines, lines change numbers."""

ORIGIN = "http://docs.invalid/"
"""Where the browser takes the book's own files from: see ``browser.mjs``."""

_SECTION = re.compile(r'<section (?:class="tight" )?id="([^"]+)"')

_ROUGH = {"tagged": False, "outline": False}
"""How a browser prints what is but looked at: in three quarters of the time."""


class PrintingError(Exception):
    """A book cannot be printed; the message says why."""


def print_book(browser: Browser, book: Book, folder: Path, to: Path) -> Book:
    """Print *book*, whose files are in *folder*, into *to*; return it with numbers.

    Raises:
        PrintingError: it asks for files that are not there, or does not come to rest.
        BrowserError: there is no browser, or it failed.
    """
    shutil.copyfile(STYLE, folder / "book.css")
    pages: Mapping[str, int] = {}
    rough = True
    for tried in range(_TRIES):
        html = number_pages(book.html, pages)
        (folder / "book.html").write_text(html, encoding="utf-8")
        told = _print(browser, folder, to, book.width, _ROUGH if rough else {})
        _refuse(book, told)
        reader = PdfReader(to)
        before, pages = pages, pages_of(reader)
        if before == pages and not rough:
            return replace(book, html=html)
        loose = pages and not tried
        tighter = tightened(book, reader, pages) if loose else book.html
        rough = tighter != book.html
        book = replace(book, html=tighter)
    raise PrintingError("the numbers of its pages change each time it is printed")


def _print(
    browser: Browser, folder: Path, to: Path, width: float, options: Mapping[str, bool]
) -> Any:
    return browser.ask(
        "print",
        folder=str(folder),
        path="book.html",
        to=str(to),
        width=width,
        options=options,
    )


def _refuse(book: Book, told: Any) -> None:
    """Give up if the browser *told* of what has no room, or of what is not there.

    Raises:
        PrintingError: it did; the message names the pages.
    """
    if told["wide"]:
        place, text = told["wide"][0]
        page = book.sources.get(place.partition("--")[0], place)
        hint = "a table of fewer columns, or shorter words, would fit"
        raise PrintingError(f"{page}: wider than the paper: {text!r}; {hint}")
    missing = [address.removeprefix(ORIGIN) for address in told["refused"]]
    if missing:
        told_of = "\n".join(f"{_asking(book, it)}: it shows {it}" for it in missing)
        hint = "a book has only what is in the site's own folder"
        raise PrintingError(f"{told_of}\n{hint}")


def _asking(book: Book, address: str) -> str:
    """Return the page of *book* that asks for *address*, as far as can be told."""
    before = book.html[: max(book.html.find(escape(unquote(address))), 0)]
    names = _SECTION.findall(before)
    return book.sources.get(names[-1] if names else "", "the book")


def pages_of(reader: PdfReader) -> dict[str, int]:
    """Return the number of the page, from 1, of each place that a link leads to.

    A browser writes names as in an address, ``%E5%9B%B3`` for a letter.
    """
    return {
        unquote(name.removeprefix("/")): page_number(reader, to)
        for name, to in reader.named_destinations.items()
    }


def page_number(reader: PdfReader, to: Destination) -> int:
    """Return the number of the page, from 1, that *to* is on."""
    number = reader.get_destination_page_number(to)
    assert number is not None
    return number + 1
