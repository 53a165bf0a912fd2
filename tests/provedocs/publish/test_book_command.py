"""The command that prints books, and what it says when it cannot."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ROOT

NAMES = [
    "a-small-book",
    "a-small-book-start",
    "a-small-book-first-guide",
    "a-small-book-second-guide",
]


def provedocs(folder: Path, *arguments: str, **environment: str):
    return subprocess.run(
        [sys.executable, "-m", "provedocs.cli", *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "projects" / "book", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


@pytest.fixture
def shelf(library, tmp_path) -> Path:
    """Return a copy of the printed library, to print in again."""
    return Path(shutil.copytree(library, tmp_path / "shelf", symlinks=True))


def test_it_prints_the_whole_and_each_guide_on_each_paper(library) -> None:
    printed = {path.name for path in (library / "build/pdf").glob("*.pdf")}
    expected = {f"{name}-{paper}.pdf" for name in NAMES for paper in ("a4", "letter")}
    assert printed == expected


def test_what_would_be_the_same_is_not_printed_again(shelf) -> None:
    told = provedocs(shelf, "pdf", "--page", "A4", "--guide", "Second guide")
    name = "build/pdf/a-small-book-second-guide-a4.pdf"
    assert (told.stdout, told.stderr) == (f"{name}: unchanged\n", "")


def test_what_changed_is_printed_again_and_the_same_each_time(shelf) -> None:
    book = shelf / "build/pdf/a-small-book-first-guide-a4.pdf"
    before = book.read_bytes()
    book.with_suffix(".stamp").unlink()
    told = provedocs(shelf, "pdf", "--page", "A4", "--guide", "First guide")
    assert "pages" in told.stdout
    assert book.read_bytes() == before


def test_an_unknown_guide_is_told_with_those_there_are(shelf) -> None:
    told = provedocs(shelf, "pdf", "--guide", "Third")
    assert (told.returncode, told.stderr) == (
        1,
        "provedocs: there is no guide 'Third'; "
        "there are Start, First guide, Second guide\n",
    )


def test_without_a_browser_it_says_so_in_one_line(project) -> None:
    told = provedocs(project, "pdf", DOCS_BROWSER="/nowhere/chrome")
    assert (told.returncode, told.stdout, told.stderr) == (
        1,
        "",
        "provedocs: DOCS_BROWSER names /nowhere/chrome, which is no program\n",
    )


def test_without_its_driver_it_says_what_to_do(project) -> None:
    (project / "node_modules").unlink()
    told = provedocs(project, "pdf")
    assert (told.returncode, told.stderr) == (
        1,
        "provedocs: the browser's driver is missing: run npm ci\n",
    )


def test_a_site_that_cannot_be_built_is_told(project) -> None:
    (project / "mkdocs.yml").write_text("site_name: [")
    told = provedocs(project, "pdf")
    assert told.returncode == 1
    assert told.stderr.startswith("provedocs: the site cannot be built: ")
    assert "Traceback" not in told.stderr


def test_a_book_that_is_not_right_is_told_and_not_called_printed(project) -> None:
    page = project / "docs" / "first" / "notes.md"
    page.write_text("# Notes\n\nA letter of no font: \U00012fff.\n")
    told = provedocs(project, "pdf", "--page", "A4", "--guide", "First guide")
    assert told.returncode == 1
    assert "a-small-book" in told.stderr or "notes.md" in told.stderr
    assert not list(project.glob("build/pdf/*.stamp"))
