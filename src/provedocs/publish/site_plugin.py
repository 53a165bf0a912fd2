"""The MkDocs plugin that makes a site ready to be published: its fonts and diagrams.

Events and their order are those of ``mkdocs/plugins.py``, 1.6.1.  It is named in
``mkdocs.yml`` after the plugins whose pages it completes.
"""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from provedocs.errors import Problem
from provedocs.files import write_atomically
from provedocs.publish.browser import BrowserError
from provedocs.publish.companions import write_companions
from provedocs.publish.diagrams import Studio
from provedocs.publish.downloads import find_downloads
from provedocs.publish.drawn import Gallery
from provedocs.publish.figures import DIAGRAM_STYLE, UNDRAWN_STYLE
from provedocs.publish.fonts import Face, FontError, find_faces
from provedocs.publish.letters import letters_of, unprintable, where
from provedocs.publish.policy import foreign_images, write_policy
from provedocs.publish.searching import leave_out_listings, read_names_whole
from provedocs.publish.trimming import trim_styles
from provedocs.publish.typeface import SHEET, write_fonts
from provedocs.publish.words import explained

STYLE = "assets/provedocs-diagrams.css"
UNDRAWN = "assets/provedocs-undrawn.css"
"""Where a site has the style of its diagrams, and of those it could not draw."""

_CACHE = Path("build/publish")
_OFFLINE = "material/offline"
"""The plugin that a copy is built with, which is read without a server."""

_log = get_plugin_logger(__name__)


class PublishConfig(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say to the plugin.

    ``fonts`` are the families of the site: name -> packages or files of
    ``node_modules``; ``diagrams`` are Mermaid's own settings, its letters those of
    the first family if they name no other; ``words`` are those to be explained:
    word -> its meaning.
    """

    fonts = Type(dict, default={})
    diagrams = Type(dict, default={})
    words = Type(dict, default={})


class PublishPlugin(BasePlugin[PublishConfig]):  # type: ignore[no-untyped-call]
    """Cuts the fonts to what the pages show, and draws their diagrams in them."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Take note whether somebody is at work on the pages."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Find the fonts."""
        self._root = Path(config.config_file_path).parent.absolute()
        self._faces: list[Face] = []
        try:
            self._faces = find_faces(self._root / "node_modules", self.config.fonts)
        except FontError as error:
            raise PluginError(str(error)) from None
        config.extra_css = [SHEET, *config.extra_css, STYLE]
        return config

    def on_env(
        self, env: Environment, *, config: MkDocsConfig, files: Files
    ) -> Environment:
        """Complete the pages, which all have their content now."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        site = Path(config.site_dir)
        leave_out_listings(pages)
        write_companions(pages, files, config)
        for page in pages:
            page.content = explained(page.content or "", self.config.words)
        letters = letters_of(pages, config)
        problems = list(self._unprintable(pages))
        cache = self._root / _CACHE / "fonts"
        env.globals["fonts_at_once"] = write_fonts(self._faces, letters, site, cache)
        write_atomically(site / STYLE, DIAGRAM_STYLE.read_bytes())
        self._downloads = find_downloads(
            self._root, copies=_OFFLINE not in config.plugins
        )
        env.globals["downloads"] = self._downloads
        gallery = Gallery(pages, site, self._root)
        try:
            problems += gallery.hang(self._studio(site))
        except BrowserError as error:
            _log.info(f"diagrams are left to the reader's browser: {error}")
            write_atomically(site / UNDRAWN, UNDRAWN_STYLE.read_bytes())
            config.extra_css.append(UNDRAWN)
        if problems and not self._serving:
            raise PluginError("\n".join(map(str, problems)))
        for problem in (*problems, *self._foreign(pages)):
            _log.warning(str(problem))
        return env

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the site; say what its pages may run, if `serve` adds no script."""
        site = Path(config.site_dir)
        read_names_whole(site)
        if not self._serving:
            self._downloads.put(site)
            trim_styles(site, self._root)
            write_policy(site)

    def _unprintable(self, pages: list[Page]) -> Iterator[Problem]:
        if self._faces:
            for page in pages:
                yield from unprintable(page, self._faces, self._root)

    def _foreign(self, pages: list[Page]) -> Iterator[Problem]:
        """Give each image that browsers will not show: a page asks no other host."""
        for page in pages:
            for address in foreign_images(page.content or ""):
                what = f"no reader will see {address}: a page asks no other host"
                place = where(page, self._root, address)
                yield Problem(place, what, "put a copy under docs, and show that")

    def _studio(self, site: Path) -> Studio:
        names = [face.path.name for face in self._faces]
        cache = self._root / _CACHE / "diagrams"
        families = [f"{family}, sans-serif" for family in self.config.fonts]
        settings = {"fontFamily": families[0]} if families else {}
        return Studio(self._root, cache, site, names, settings | self.config.diagrams)
