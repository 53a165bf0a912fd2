"""What the site's own Markdown makes of a page's fences.

Every page is read twice: by `provedocs.blocks`, and by Python-Markdown with
the extensions of the project's ``mkdocs.yml``, up to the tree of blocks and no
further (no inline markup, no Pygments: a third of the price).  Where the two
differ a block would be lost without a word, so a difference is an error.
"""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString
from pymdownx.snippets import SnippetMissingError

from provedocs.blocks import find_blocks
from provedocs.comments import header_lines
from provedocs.directives import is_directive
from provedocs.fences import split_lines

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RAW_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNREAD = re.compile(
    r"<(script|style|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_CODE_SPAN = re.compile(r"(`+)(?!`)[^\x02]*?(?<!`)\1(?!`)")
_FENCED_CODE = re.compile(
    r'<pre[^>]*><code(?: class="(?:language-)?([^" ]*)[^"]*")?[^>]*>(.*)</code></pre>',
    re.DOTALL,
)


class Rendered(NamedTuple):
    """A fence as the reader gets it."""

    language: str
    source: str


def without_directives(text: str) -> str:
    """Return the page as it is rendered: without the directives of its fences.

    They go with their lines: an empty line in their place may end a footnote.
    """
    if "<!--" not in text:
        return text
    lines = split_lines(text)
    above = {block.line - 2 for block in find_blocks(text, "").blocks}
    return "\n".join(
        line
        for number, line in enumerate(lines)
        if number not in above or not is_directive(line.lstrip(" \t>"))
    )


class Renderer:
    """Python-Markdown, set up as for the site, with its code blocks recorded.

    ``extensions`` and ``configs`` are what `markdown.Markdown` takes.
    """

    def __init__(self, extensions: list[str], configs: dict[str, Any]) -> None:
        self._markdown = Markdown(extensions=extensions, extension_configs=configs)
        self._fences: list[Rendered] = []
        processor: Any = self._markdown.preprocessors["fenced_code_block"]
        self._superfences = hasattr(processor, "extension")
        if self._superfences:
            for entry in processor.extension.superfences:
                entry["formatter"] = self._record

    def _record(self, src: str = "", language: str = "", **_: Any) -> str:
        self._fences.append(Rendered(language or "", f"{src}\n"))
        return f'<pre data-fence="{len(self._fences) - 1}"></pre>'

    def fences(self, text: str) -> list[Rendered]:
        """Return the fences of *text* that are rendered as code, in page order.

        Raises:
            LookupError: the page shows a region of a file that is not there.
        """
        self._markdown.reset()
        self._fences.clear()
        lines = split_lines(without_directives(text))
        lines = lines[header_lines(lines) :]
        with _looking_up():
            for step in self._markdown.preprocessors:
                lines = step.run(lines)
        tree: Any = self._markdown.parser.parseDocument(lines).getroot()
        if "footnote" in self._markdown.treeprocessors:
            self._markdown.treeprocessors["footnote"].run(tree)
        shown = _UNREAD.sub("", "\n".join(map(_read_by_people, tree.itertext())))
        return [fence for piece in self._unstash(shown) for fence in self._read(piece)]

    def expand(self, source: str) -> str:
        """Return *source* with the regions of files that its ``--8<--`` lines name.

        Raises:
            LookupError: one of them is not there.
        """
        if "8<" not in source or "snippet" not in self._markdown.preprocessors:
            return source
        with _looking_up():
            lines = self._markdown.preprocessors["snippet"].run(source.split("\n"))
        return "\n".join(lines)

    def _unstash(self, text: str) -> Iterator[str]:
        """Yield the raw HTML that stands behind the placeholders in *text*."""
        blocks = self._markdown.htmlStash.rawHtmlBlocks
        for placeholder in HTML_PLACEHOLDER_RE.finditer(text):
            raw = blocks[int(placeholder[1])]
            piece = raw if isinstance(raw, str) else "".join(raw.itertext())
            piece = _UNREAD.sub("", _RAW_COMMENT.sub("", piece))
            yield piece
            yield from self._unstash(piece)

    def _read(self, piece: str) -> Iterator[Rendered]:
        if self._superfences:
            yield from (self._fences[int(k)] for k in _numbers(piece))
        elif code := _FENCED_CODE.fullmatch(piece.strip()):
            yield Rendered(code[1] or "", html.unescape(code[2]))


@contextmanager
def _looking_up() -> Iterator[None]:
    """Turn the errors of ``pymdownx.snippets`` into one kind."""
    try:
        yield
    except (SnippetMissingError, OSError, UnicodeDecodeError) as error:
        raise LookupError(str(error)) from None


def _read_by_people(text: str) -> str:
    """Return *text* less its comments; ``<!--`` in a code span opens none."""
    if isinstance(text, AtomicString):  # indented code, which shows its markup
        return html.escape(text)
    return _COMMENT.sub("", _CODE_SPAN.sub("", text))


def _numbers(piece: str) -> list[int]:
    return [int(number) for number in re.findall(r'data-fence="(\d+)"', piece)]
