"""The printed books keep each rule of PDF/UA-1 that a machine can check."""

import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from .conftest import ROOT


def verapdf(*books: Path) -> str:
    """Return what veraPDF says of *books*."""
    program = [sys.executable, "tests/gates/verapdf.py", *map(str, books)]
    told = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    assert not told.stderr
    return told.stdout


@pytest.mark.parametrize("name", ["a4", "letter", "second-guide-a4"])
def test_a_book_keeps_all_rules(library, name) -> None:
    book = library / f"build/pdf/a-small-book-{name}.pdf"
    assert verapdf(book) == "1 books keep all 106 rules\n"


def test_a_book_that_says_nothing_of_itself_breaks_one(library, tmp_path) -> None:
    told = tmp_path / "told.pdf"
    writer = PdfWriter(
        clone_from=library / "build/pdf/a-small-book-second-guide-a4.pdf"
    )
    del writer.root_object["/Metadata"]
    writer.write(told)
    assert verapdf(told).startswith("told.pdf: rule 7.1-8, 1 times: The Catalog")


def test_a_link_says_where_it_leads(library) -> None:
    pages = PdfReader(library / "build/pdf/a-small-book-a4.pdf").pages
    links = [link.get_object() for page in pages for link in page.annotations or ()]
    told = {str(link["/Contents"]) for link in links}
    assert {"Long lines", "Drawings", "https://docs.openstack.org/cinder/"} <= told


def test_a_book_says_of_itself_what_it_is_twice(library) -> None:
    reader = PdfReader(library / "build/pdf/a-small-book-a4.pdf")
    assert reader.metadata
    assert reader.xmp_metadata
    titles = reader.xmp_metadata.dc_title
    assert titles == {"x-default": reader.metadata.title}
