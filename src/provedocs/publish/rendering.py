"""Have MkDocs render the pages of a site for paper; nothing is proved or run."""

import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from provedocs.publish.paper import titled

FOLDER = "build/book"
"""Where the pages are rendered, under the project's root; its files are the book's."""


class RenderingError(Exception):
    """MkDocs cannot build the site; the message says why."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the site: its address from the root, its title, what is on it.

    ``source`` is its Markdown, from the root; ``parts`` are the titles of the sections
    of the nav around it, outermost first.
    """

    url: str
    source: str
    title: str
    parts: tuple[str, ...]
    html: str

    @property
    def guide(self) -> str:
        """Return the title of the outermost section, or else of the page."""
        return self.parts[0] if self.parts else self.title


@dataclass(frozen=True, slots=True)
class Site:
    """What a book is made of.

    ``styles`` are the site's own style sheets, under ``folder``; ``address`` is
    where it is published, and ``repository`` where its source is, empty if nowhere;
    ``proved`` says whether it shows proofs.
    """

    root: Path
    folder: Path
    title: str
    description: str
    author: str
    language: str
    address: str
    repository: str
    styles: tuple[str, ...]
    proved: bool
    chapters: tuple[Chapter, ...]


class _Collector(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Keeps the nav, whose pages hold their HTML when the build is done."""

    def on_nav(
        self, nav: Navigation, /, *, config: MkDocsConfig, files: Files
    ) -> Navigation:
        self.nav = nav
        return nav


class _Errors(logging.Handler):
    """Keeps why MkDocs gave up: it logs the reason, and raises another."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())

    def __enter__(self) -> list[str]:
        logging.getLogger("mkdocs").addHandler(self)
        return self.told

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def render_site(root: Path) -> Site:
    """Build the site of the project at *root* into `FOLDER` and return it.

    Raises:
        RenderingError: the site cannot be built.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    folder = root / FOLDER
    collector = _Collector()
    with chdir(root), _Errors() as told:
        try:
            config = load_config("mkdocs.yml", site_dir=str(folder))
            config.plugins["provedocs/book"] = collector
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except (Abort, BuildError, ConfigurationError) as error:
            reason = "\n".join(told) or str(error)
            raise RenderingError(f"the site cannot be built: {reason}") from None
    return _site(root, config, collector.nav)


def _site(root: Path, config: MkDocsConfig, nav: Navigation) -> Site:
    theme: Any = config.theme
    return Site(
        root=root,
        folder=Path(config.site_dir),
        title=config.site_name,
        description=" ".join((config.site_description or "").split()),
        author=config.site_author or config.site_name,
        language=theme.get("language") or "en",
        address=config.site_url or "",
        repository=config.repo_url or "",
        styles=tuple(str(style) for style in config.extra_css),
        proved="provedocs" in config.plugins,
        chapters=tuple(_chapters(root, nav.items, ())),
    )


def _chapters(
    root: Path, items: Iterable[object], parts: tuple[str, ...]
) -> Iterator[Chapter]:
    for item in items:
        if isinstance(item, Section):
            yield from _chapters(root, item.children, (*parts, item.title))
        elif isinstance(item, Page):
            source = relpath(item.file.abs_src_path or item.file.src_uri, root)
            html = titled(item.content or "", str(item.title))
            yield Chapter(item.url, source, str(item.title), parts, html)
