"""The sites that odd pages are read for."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from mkdocs.utils.meta import get_data

from provedocs.config import MATERIAL, read_extensions
from provedocs.renderer import Renderer, without_directives

EXTENSIONS: dict[str, Callable[[], dict[str, Any]]] = {
    "Material": lambda: MATERIAL,
    "this project": lambda: read_extensions(Path(__file__).parents[3]),
}


class _Shown(HTMLParser):
    """The fences in a page of HTML, as `_marked` marks them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fences: list[tuple[str, str]] = []
        self._within: list[str] | None = None
        # CPython 3.11 ends a comment at "--" and ">" on the next line; browsers do not.
        self.feed(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("data-language")
        if language is not None:
            self._within = [language, ""]

    def handle_data(self, data: str) -> None:
        if self._within:
            self._within[1] += data

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag == "pre":
            self.fences.append((self._within[0], self._within[1]))
            self._within = None


def _marked(src: str = "", language: str = "", **_: Any) -> str:
    return f'<pre data-language="{language or ""}">{html.escape(src)}\n</pre>'


@dataclass(frozen=True)
class Site:
    """A site with some Markdown ``extensions``: what its readers see of fences."""

    extensions: dict[str, Any]

    @cached_property
    def renderer(self) -> Renderer:
        return Renderer(list(self.extensions), self.extensions)

    @cached_property
    def _markdown(self) -> Markdown:
        configs = self.extensions
        markdown = Markdown(extensions=list(configs), extension_configs=configs)
        processor: Any = markdown.preprocessors["fenced_code_block"]
        for entry in processor.extension.superfences:
            entry["formatter"] = _marked
        return markdown

    def shown(self, text: str) -> list[tuple[str, str]]:
        """Return the language and the source of each fence in the page's HTML."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        body = get_data(without_directives(text))[0]
        return _Shown(self._markdown.reset().convert(body)).fences


@pytest.fixture(params=EXTENSIONS, scope="session")
def site(request: pytest.FixtureRequest) -> Site:
    """A site with Material's usual extensions, and this project's own."""
    return Site(EXTENSIONS[request.param]())
