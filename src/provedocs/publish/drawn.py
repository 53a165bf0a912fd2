"""Put drawings where pages have the source of diagrams."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape
from pathlib import Path
from posixpath import dirname, relpath

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from provedocs.blocks import find_blocks
from provedocs.errors import Problem
from provedocs.files import write_atomically
from provedocs.publish.diagrams import Drawing, Studio
from provedocs.publish.figures import FOLDER, figure, is_told, standalone
from provedocs.publish.typeface import SHEET

_SOURCE = re.compile(
    r'<(?P<tag>div|pre) class="mermaid">(?:<code>)?'
    r"(?P<source>.*?)(?:</code>)?</(?P=tag)>",
    re.DOTALL,
)
"""What superfences makes of a fence: ``fence_div_format``, ``fence_code_format``."""

_HEADING = re.compile(r"<h[1-6]\b[^>]*>(?P<text>.*?)</h[1-6]>", re.DOTALL)
_TAG = re.compile(r'<a class="headerlink".*?</a>|<[^>]+>')


class Gallery:
    """The diagrams of *pages*, whose drawings go into the site at *site*."""

    def __init__(self, pages: Iterable[Page], site: Path, root: Path) -> None:
        self._pages, self._site, self._root = list(pages), site, root

    def hang(self, studio: Studio) -> list[Problem]:
        """Have *studio* draw all diagrams; return those that it cannot."""
        sources = {source for page in self._pages for source in _sources(page)}
        drawings = studio.draw(sorted(sources))
        wrong = {
            s: told for s, drawing in drawings.items() if (told := _wrong(drawing))
        }
        if wrong:
            return [
                told for page in self._pages for told in self._problems(page, wrong)
            ]
        for page in self._pages:
            numbers: list[str] = []
            show = partial(self._shown, page, drawings, numbers)
            page.content = _SOURCE.sub(show, page.content or "")
        return []

    def _shown(
        self,
        page: Page,
        drawings: dict[str, Drawing],
        numbers: list[str],
        found: re.Match[str],
    ) -> str:
        drawing = drawings[unescape(found["source"])]
        numbers.append(found["source"])
        title = _title(page, found)
        name = f"{page.file.src_uri.removesuffix('.md').replace('/', '-')}"
        path = f"{FOLDER}/{name}-{len(numbers)}.svg"
        content = standalone(drawing, title, relpath(SHEET, dirname(path)))
        write_atomically(self._site / path, content)
        return figure(drawing, len(numbers), title, get_relative_url(path, page.url))

    def _problems(
        self, page: Page, wrong: dict[str, tuple[int, str, str]]
    ) -> Iterator[Problem]:
        name = Path(page.file.abs_src_path or "").relative_to(self._root).as_posix()
        for block in find_blocks(page.file.content_string, name).blocks:
            if block.language == "mermaid" and block.source.rstrip("\n") in wrong:
                line, what, hint = wrong[block.source.rstrip("\n")]
                yield Problem(f"{name}:{block.line + line}", what, hint)


def _wrong(drawing: Drawing) -> tuple[int, str, str] | None:
    """Return what keeps *drawing* off a page: its line, what is wrong, and a hint."""
    if drawing.error:
        return drawing.line, f"Mermaid cannot draw this: {drawing.error}", ""
    if drawing.actors is None and not is_told(drawing):
        hint = "add the lines accTitle: ... and accDescr: ..., which readers hear"
        return 0, "this diagram says nothing to people who cannot see it", hint
    return None


def _sources(page: Page) -> list[str]:
    return [unescape(found["source"]) for found in _SOURCE.finditer(page.content or "")]


def _title(page: Page, found: re.Match[str]) -> str:
    """Return the title of the diagram at *found*: the heading that it stands under."""
    headings = _HEADING.findall(found.string, 0, found.start())
    text = _TAG.sub("", headings[-1]) if headings else str(page.title)
    return f"Diagram: {unescape(text).strip()}"
