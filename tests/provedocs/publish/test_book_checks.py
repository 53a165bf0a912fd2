"""Each check of a printed book, shown a book that is wrong in that way."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from provedocs.publish.book import Book
from provedocs.publish.browser import Browser
from provedocs.publish.checks import problems_of
from provedocs.publish.finishing import Imprint, finish
from provedocs.publish.outline import Heading
from provedocs.publish.printed import Printed
from provedocs.publish.printing import PrintingError, print_book

from .conftest import ROOT

PAGE = """\
<!doctype html><html class="book" lang="en"><head><title>One</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="book.css">
<style>@page {{ size: 210mm 297mm; margin: 18mm 20mm 20mm }}</style></head>
<body><div class="cover"><p class="title">Title</p>
</div><h1 id="one">One</h1>{body}</body></html>
"""
HEADINGS = (Heading(1, "One", "one", "chapter"),)

PRINTED = (*HEADINGS, Heading(2, "Two", "two", "section"))

Print = Callable[..., Printed]


@pytest.fixture(scope="module")
def browser():
    with Browser(ROOT) as browser:
        yield browser


@pytest.fixture
def printed(browser, tmp_path) -> Print:
    """Return what prints a page of *body*, and claims of the book what is said."""

    def of(body: str, seen: bool = True, **claims: object) -> Printed:
        width = 170 * 96 / 25.4 if seen else 0
        book = Book("One", PAGE.format(body=body), HEADINGS, (), "", width)
        to = tmp_path / "one.pdf"
        book = print_book(browser, book, tmp_path, to)
        finish(
            to,
            PRINTED if "<h2" in body else HEADINGS,
            Imprint("One", "Us", "", "2026-01-31T12:00:00Z"),
        )
        return Printed(to, replace(book, **claims))

    return of


def without(path: Path, *names: str) -> None:
    """Take what is so named out of the catalog of the PDF at *path*."""
    writer = PdfWriter(clone_from=PdfReader(path))
    for name in names:
        del writer.root_object[NameObject(name)]
    writer.write(path)


def test_a_book_that_is_right_is_told_nothing(printed) -> None:
    assert problems_of(printed("<p>Right.</p>")) == []


def test_a_page_that_was_lost_is_told(printed) -> None:
    headings = [Heading(1, "One", "one", "chapter")] * 3
    assert problems_of(printed("", headings=tuple(headings)))[0] == (
        "one.pdf: 3 chapters on 2 pages"
    )


def test_a_heading_that_is_not_in_the_outline_is_told(printed) -> None:
    assert problems_of(printed("", headings=PRINTED)) == [
        "one.pdf: the outline lacks 'Two'"
    ]


def test_an_outline_in_another_order_is_told(printed) -> None:
    told = printed('<h2 id="two">Two</h2>', headings=PRINTED[::-1])
    assert problems_of(told) == [
        "one.pdf: the outline is not in the order of the headings"
    ]


def test_a_wrong_number_in_the_contents_is_told(printed) -> None:
    entry = '<a href="#one"><span class="number" data-page="one">7</span></a>'
    right = printed(entry)
    wrong = Printed(right.path, replace(right.book, html=PAGE.format(body=entry)))
    assert problems_of(right) == []
    assert problems_of(wrong) == ["one.pdf: the contents say 7, one is on page 2"]


def test_a_link_without_a_place_is_told(printed) -> None:
    told = printed('<p><a href="#one">there</a></p>')
    without(told.path, "/Dests")
    assert problems_of(told)[0].startswith("one.pdf: page 2: a link to")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "http://docs.invalid/x", "https://example.org/"]
)
def test_a_link_that_nobody_can_follow_is_told(printed, address) -> None:
    told = printed(f'<p><a href="{address}">there</a></p>')
    assert problems_of(told) == [
        f"one.pdf: page 2: nobody can follow a link to {address}"
    ]


def test_a_line_of_code_that_is_cut_is_told(printed) -> None:
    told = printed("<pre><code>print(</code></pre>", listings=("print(1)",))
    assert problems_of(told) == [
        "one.pdf: a line of code is not printed whole: print(1)"
    ]


@pytest.mark.parametrize(
    "rest", ["sequenceDiagram", "(1)!", "--8<-- x", "�", "<!-- prove: x -->", "<abbr>"]
)
def test_what_is_left_of_a_source_is_told(printed, rest) -> None:
    body = f"<p>{rest.replace('<', '&lt;')}</p>"
    assert "for machines to read" in "".join(problems_of(printed(body)))


def test_the_same_in_code_is_not(printed) -> None:
    code = "<p><code>(1)!</code></p>"
    assert problems_of(printed(code, code="(1)!")) == []


def test_a_letter_that_no_font_has_is_told(printed) -> None:
    assert problems_of(printed("<p>The letter \U00012fff.</p>")) == [
        "one.pdf: page 2: no font has the letter behind '2 of 2OneThe letter '"
    ]


def test_a_text_past_the_margin_is_told(printed) -> None:
    told = printed('<p style="margin-left:-1mm">Far out</p>', seen=False)
    assert problems_of(told) == ["one.pdf: page 2: past the margin: 'F'"]


WIDE = '<p id="p" style="width:200mm;text-align:right">Far out</p>'


def test_what_is_too_wide_is_named_before_it_is_printed(printed) -> None:
    with pytest.raises(
        PrintingError, match="p: wider than the paper: 'Far out'; a table"
    ):
        printed(WIDE)


def test_what_was_printed_smaller_for_it_is_told(printed) -> None:
    [told] = problems_of(printed(WIDE, seen=False))
    assert re.fullmatch(r"one.pdf: it is printed at \d\d%: something is wider.*", told)


def test_a_heading_that_is_printed_otherwise_stops_the_printing(printed) -> None:
    with pytest.raises(PrintingError, match="heading 'Two' was printed as 'Tow'"):
        printed('<h2 id="two">Tow</h2>')


def test_a_text_that_is_too_small_is_told(printed) -> None:
    told = printed('<p style="font-size:5pt">Small</p>')
    assert problems_of(told) == [
        "one.pdf: page 2: 5.0 pt is too small to read: 'Small'"
    ]


def test_a_font_that_is_not_in_the_file_is_told(printed) -> None:
    told = printed("<p>Right.</p>")
    writer = PdfWriter(clone_from=PdfReader(told.path))
    for font in writer.pages[0]["/Resources"]["/Font"].values():
        part = font.get_object()["/DescendantFonts"][0].get_object()
        del part["/FontDescriptor"].get_object()[NameObject("/FontFile2")]
    writer.write(told.path)
    assert "is not in the file" in problems_of(told)[0]


@pytest.mark.parametrize(
    ("name", "what"), [("/Lang", "language"), ("/StructTreeRoot", "tags")]
)
def test_what_a_file_does_not_say_of_itself_is_told(printed, name, what) -> None:
    told = printed("<p>Right.</p>")
    without(told.path, name)
    assert problems_of(told) == [f"one.pdf: it has no {what}"]


def test_a_file_that_is_not_there_stops_the_printing(printed) -> None:
    with pytest.raises(PrintingError, match=r"the book: it shows none\.png\n"):
        printed('<img src="none.png">')


FACE = (
    "node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2"
)
"""A font whose letters reach above and below a line of their size."""


def test_a_heading_at_the_top_of_a_page_is_on_no_other(printed, tmp_path) -> None:
    shutil.copy(ROOT / FACE, tmp_path / "text.woff2")
    style = "<style>@font-face{font-family:Text;src:url(text.woff2)}</style>"
    filler = '<div style="height:242mm"></div>'
    told = printed(f'{style}{filler}<h2 id="two">Two</h2>', headings=PRINTED)
    assert problems_of(told) == []


def test_what_stops_the_printing_is_told_with_its_page(browser, tmp_path) -> None:
    body = '<section id="p-b"><img src="https://elsewhere.invalid/b.png"></section>'
    html = PAGE.format(body=f'<section id="p-a">a</section>{body}')
    pages = {"p-a": "docs/a.md", "p-b": "docs/b.md"}
    book = Book("One", html, HEADINGS, (), "", 642, pages)
    there = r"docs/b.md: it shows https://elsewhere.invalid/b.png\n"
    with pytest.raises(PrintingError, match=there):
        print_book(browser, book, tmp_path, tmp_path / "one.pdf")


def test_a_place_whose_name_is_not_latin_has_its_page(printed) -> None:
    entry = (
        '<a href="#図"><span class="number" data-page="図">2</span></a><p id="図">x</p>'
    )
    assert problems_of(printed(entry)) == []
