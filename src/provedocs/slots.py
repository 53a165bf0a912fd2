"""Give each fence of a page a place for its mark, and fill it.

Python-Markdown hands a fence's HTML out of reach while it still reads the page,
in the page's order; later footnotes move, and comments swallow theirs.  So each
fence gets a numbered slot as it is made, and the slots that reach the reader,
by number, are the page's blocks in their order.
"""

import re
from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from provedocs.blocks import Block, Scan
from provedocs.errors import Problem, Unproved
from provedocs.fences import language_of
from provedocs.renderer import Rendered

_SLOT = re.compile(r'<i data-fence="(\d+)"></i>')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOTHING = Rendered("", "")

Fences = list[Rendered | None]
"""What was made of each fence, by its slot's number; None where it is not told."""


class Slots(Extension):
    """A Markdown extension that opens a slot in each fence of the next page.

    It acts on the first `Markdown` that is made after `watch`; the ones that
    other plugins make inside a page (mkdocstrings does) are left alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self._watching: Fences | None = None

    def watch(self) -> Fences:
        """Return the list that the fences of the page to come are told to."""
        self._watching = []
        return self._watching

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Take the place of what formats the fences of *md*."""
        fences, self._watching = self._watching, None
        if fences is None:
            return
        processor: Any = md.preprocessors["fenced_code_block"]
        if hasattr(processor, "extension"):
            _open_superfences(processor.extension.superfences, fences)
        else:
            _open_fenced_code(processor, md, fences)


def _open_superfences(entries: list[dict[str, Any]], fences: Fences) -> None:
    """Wrap the formatters of ``pymdownx.superfences``; the first is Pygments'."""
    for entry in entries:
        place = _inside if entry is entries[0] else _beside
        entry["formatter"] = _slotted(entry["formatter"], place, fences)


def _slotted(
    formatter: Callable[..., str], place: Callable[[str, str], str], fences: Fences
) -> Callable[..., str]:
    def slotted(src: str = "", language: str = "", *args: Any, **options: Any) -> str:
        html = formatter(src, language, *args, **options)
        fences.append(Rendered(language or "", f"{src}\n"))
        return place(html, _slot(fences))

    return slotted


def _open_fenced_code(processor: Any, md: Markdown, fences: Fences) -> None:
    """Catch what Python-Markdown's own ``fenced_code`` puts aside, and only that."""
    run, store = processor.run, md.htmlStash.store

    def stored(html: str) -> str:
        fences.append(None)
        return store(_inside(html, _slot(fences)))

    def catching(lines: list[str]) -> list[str]:
        md.htmlStash.store = stored  # type: ignore[assignment, method-assign]
        try:
            found: list[str] = run(lines)
        finally:
            md.htmlStash.store = store  # type: ignore[method-assign]
        return found

    processor.run = catching


def _slot(fences: Fences) -> str:
    return f'<i data-fence="{len(fences) - 1}"></i>'


def _inside(html: str, slot: str) -> str:
    """Put *slot* at the end of the element, where annotations do not miss it.

    Material looks for a list right behind the code's own element.
    """
    html = html.rstrip()
    if html.startswith("<div") and html.endswith("</div>"):
        return f"{html.removesuffix('</div>')}{slot}</div>"
    return _beside(html, slot)


def _beside(html: str, slot: str) -> str:
    """Put *slot* next to an element that scripts read or replace."""
    return f'<div class="proved">{html}{slot}</div>'


def fill(html: str, fences: Fences, scan: Scan, mark: Callable[[Block], str]) -> str:
    """Return *html* with the mark of each block of *scan* in its own slot.

    Raises:
        Unproved: the fences on the page are not the blocks of *scan*.
    """
    shown = sorted(int(number) for number in _SLOT.findall(_COMMENT.sub("", html)))
    rendered = [fences[number] for number in shown]
    for block, fence in zip_longest(scan.blocks, rendered, fillvalue=_NOTHING):
        if not isinstance(block, Block) or not _same(block, fence):
            raise Unproved([_foreign(scan.page, block)])
    marks = dict(zip(shown, map(mark, scan.blocks), strict=True))
    return _SLOT.sub(lambda slot: marks.get(int(slot[1]), ""), html)


def _foreign(page: str, block: Block | Rendered) -> Problem:
    return Problem(
        block.at() if isinstance(block, Block) else page,
        "the site renders other fences than were proved",
        "look for a plugin that changes the page after provedocs read it",
    )


def _same(block: Block, fence: Rendered | None) -> bool:
    """Compare, but for a region of a file: that is no longer a line of the page."""
    if fence is None:
        return True
    region = "--8<--" in block.source
    same_source = region or (block.source or "\n") == fence.source
    return same_source and block.language == language_of(fence.language)
