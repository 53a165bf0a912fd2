"""The characters that a site shows, and those that none of its fonts has."""

from collections.abc import Iterable, Iterator
from html import unescape
from os.path import relpath
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from provedocs.errors import Problem
from provedocs.publish.fonts import Face, without_glyph


def letters_of(pages: Iterable[Page], config: MkDocsConfig) -> str:
    """Return each character that *pages*, their titles and the site's names show."""
    shown = {*config.site_name, *(config.site_description or "")}
    for page in pages:
        shown |= set(text_of(page))
        shown |= {char for section in page.ancestors for char in section.title or ""}
    return "".join(sorted(shown))


def text_of(page: Page) -> str:
    """Return all that *page* shows; a few words of markup with it do no harm."""
    return unescape(f"{page.title} {page.content}")


def unprintable(page: Page, faces: list[Face], root: Path) -> Iterator[Problem]:
    """Yield a problem for each character of *page* that no family has in full."""
    families: dict[str, list[Face]] = {}
    for face in faces:
        families.setdefault(face.family, []).append(face)
    lacking = {
        char
        for family in families.values()
        for char in without_glyph(text_of(page), family)
    }
    for char in sorted(lacking):
        hint = "name a font that has it under fonts, in mkdocs.yml"
        what = f"no font has the character {char!r} (U+{ord(char):04X})"
        yield Problem(where(page, root, char), what, hint)


def where(page: Page, root: Path, text: str) -> str:
    """Return the place of *text* in the source of *page*; line 1 if it is not there."""
    path: Any = page.file.abs_src_path or page.file.src_uri
    lines = page.file.content_string.split("\n")
    line = next((number for number, line in enumerate(lines, 1) if text in line), 1)
    return f"{relpath(path, root)}:{line}"
