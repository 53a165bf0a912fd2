"""A copy of each page in Markdown, beside its HTML; its links lead to other copies."""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from provedocs.blocks import find_blocks
from provedocs.publish.callouts import quoted
from provedocs.renderer import Renderer

_LINK = re.compile(r"\]\((?P<to>[^)#\s:]+\.md)(?P<anchor>#[^)\s]*)?\)")
_GENERATED = re.compile(r"::: (?P<name>[\w.]+)$")
_MARKUP = re.compile(r"(?:<!-- provedocs: \w+ -->|</?div[^>]*>)$")
_ATTRIBUTES = re.compile(r"(?<=[)`*])\{ ?[.#:][^}]*\}")


def copy_of(page: Page) -> str:
    """Return the path of the copy of *page* in the site."""
    return page.file.dest_uri.removesuffix(".html") + ".md"


def lines_of_code(text: str) -> set[int]:
    """Return the numbers of the lines of *text* that are in one of its blocks."""
    blocks = find_blocks(text, "").blocks
    return {line for block in blocks for line in range(block.line, block.end + 1)}


class Copies:
    """Makes the copies of the pages among *files*, as *config* has them rendered."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._files = files
        self._renderer = Renderer(config.markdown_extensions, config.mdx_configs)

    def text(self, page: Page) -> str:
        """Return the copy of *page*: no header, no directive, files where they show."""
        text = self._renderer.expand("\n".join(self._lines(page)))
        text = "\n".join(quoted(text.split("\n"), lines_of_code(text)))
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

    def _lines(self, page: Page) -> Iterator[str]:
        text = page.markdown or ""
        code = lines_of_code(text)
        for number, line in enumerate(text.split("\n"), 1):
            if number in code:
                yield line
            elif not _MARKUP.match(line):
                yield self._prose(page, line)

    def _prose(self, page: Page, line: str) -> str:
        """Return *line* with its links to pages as links to their copies."""

        def link(found: re.Match[str]) -> str:
            path = normpath(join(dirname(page.file.src_uri), found["to"]))
            file = self._files.get_file_from_path(path)
            if file is None or file.page is None:
                return found[0]
            to = get_relative_url(copy_of(file.page), copy_of(page))
            return f"]({to}{found['anchor'] or ''})"

        if generated := _GENERATED.match(line):
            return f"The documentation of `{generated['name']}`, made from its source."
        return _LINK.sub(link, _ATTRIBUTES.sub("", line))
