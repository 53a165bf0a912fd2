"""The MkDocs plugin: pages show what was proved of them.  It runs nothing.

Events and their order are those of ``mkdocs/plugins.py``, 1.6.1.
"""

from collections.abc import Iterator
from functools import partial
from html import unescape

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from provedocs.accounts import foot
from provedocs.blocks import find_blocks
from provedocs.errors import Problem, Unproved
from provedocs.freshness import Freshness, story
from provedocs.front_matter import read_front_matter
from provedocs.heads import with_head
from provedocs.marks import ProvedPage, To, mark
from provedocs.places import places_of
from provedocs.prerequisites import astray
from provedocs.proof_page import fill_parts
from provedocs.record import RECORD, read_record
from provedocs.references.links import linked
from provedocs.references.record import Row, fresh_references
from provedocs.renderer import without_directives
from provedocs.slots import Slots, fill

_log = get_plugin_logger(__name__)


class ProvedocsConfig(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say to the plugin: where the record is."""

    record = Type(str, default=RECORD)


class ProvedocsPlugin(BasePlugin[ProvedocsConfig]):  # type: ignore[no-untyped-call]
    """Marks each fence with its proof, and refuses to build without one.

    ``mkdocs serve`` warns instead, so that a page can be read while it is written.
    """

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Take note whether somebody is at work on the pages."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the record, and begin a build."""
        self._places = places_of(config)
        try:
            self._record = read_record(self._places.root / self.config.record)
        except ValueError as error:
            raise PluginError(str(error)) from None
        self._freshness = Freshness(self._places.root, self._record)
        self._slots = Slots()
        self._pages: dict[str, ProvedPage] = {}
        self._wrong: list[Problem] = []
        self._problems: list[Problem] = []
        config.markdown_extensions.append(self._slots)  # type: ignore[arg-type]
        return config

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Find the page's blocks, and take out what the reader need not see."""
        name = self._places.page(page.file.src_uri)
        self._scan = find_blocks(page.file.content_string, name)
        self._fences = self._slots.watch()
        return without_directives(markdown)

    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put a mark into each fence, and the account at the foot."""
        scan = self._scan
        front, wrong = read_front_matter(scan.text, scan.page)
        proofs, problems = self._freshness.proofs(scan)
        proved = ProvedPage(
            scan=scan,
            front=front,
            url=page.url,
            title=_heading(page),
            proofs=proofs,
            places=self._places,
        )
        self._pages[scan.page] = proved
        self._wrong += wrong
        self._problems += scan.problems
        self._problems += problems
        html = linked(html, self._references(page))
        try:
            return fill(html, self._fences, scan, partial(mark, proved)) + foot(proved)
        except Unproved as error:
            self._problems += error.problems
            return html

    def _references(self, page: Page) -> Row | None:
        text = page.file.content_string
        return fresh_references(self._places.root, self._scan.page, text)

    def on_env(
        self, env: Environment, *, config: MkDocsConfig, files: Files
    ) -> Environment:
        """Stop at what is not proved; complete the pages by what is known of all."""
        self._wrong += astray({name: page.front for name, page in self._pages.items()})
        if told := "\n".join([*map(str, self._wrong), *self._story()]):
            if not self._serving:
                raise PluginError(told)
            _log.warning(told)
        for file in files.documentation_pages():
            if file.page is not None and file.page.content is not None:
                self._complete(file.page, partial(get_relative_url, other=file.url))
        return env

    def _complete(self, page: Page, way: To) -> None:
        proved = self._pages[self._places.page(page.file.src_uri)]
        html = with_head(page.content or "", proved, self._pages, way)
        page.content = fill_parts(html, [*self._pages.values()], way)

    def _story(self) -> Iterator[str]:
        """Yield what is not proved, and how to prove it."""
        if self._problems and not self._record:
            yield f"{self.config.record}: nothing is proved yet; run pytest first"
        elif self._problems or self._freshness.outdated:
            yield story(self._problems, self._freshness.outdated)


def _heading(page: Page) -> str:
    """Return what *page* calls itself; the nav may be shorter."""
    first = next(iter(page.toc), None)
    return unescape(first.title) if first and first.level == 1 else str(page.title)
