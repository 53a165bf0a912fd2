"""The rules that every page and every file of the house keeps."""

import re
from pathlib import Path

import pytest

from provedocs.containers import Containers
from provedocs.fences import page_lines
from provedocs.reader import PageReader, pages_of

ROOT = Path(__file__).parents[1]
PAGES = pages_of(ROOT, ["docs", "README.md", "CONTRIBUTING.md"])
SENTENCES = re.compile(r"(?<![A-Z0-9]|\bv)[.!?] (?=[A-Z`])")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> list[str]:
    """Return the lines of the page at *path* that are in none of its fences."""
    lines = page_lines(path.read_text(encoding="utf-8"))
    for block in PageReader(ROOT).read(path).blocks:
        lines[block.line - 1 : block.end] = [""] * (block.end - block.line + 1)
    return lines


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_shows_code_in_fences_only(page):
    containers = Containers()
    lines = enumerate(prose(page), 1)
    assert [number for number, line in lines if containers.enter(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_line_of_prose_is_one_sentence(page):
    lines = enumerate(prose(page), 1)
    assert [
        f"{name(page)}:{number}: {line}"
        for number, line in lines
        if SENTENCES.search(line) and not line.lstrip().startswith("|")
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_says_nothing_is_simple(page):
    text = "\n".join(prose(page))
    assert re.findall(r"\b(?:simply|obviously|just|of course)\b", text, re.I) == []


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.is_relative_to(ROOT / "docs")], ids=name
)
def test_a_page_says_what_its_reader_can_do(page):
    assert re.search(r"\b[Yy]ou (?:will|can)\b", "\n".join(prose(page)))
