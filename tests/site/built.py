"""A built site as files and links; a page is its path in the site."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

LOADED = {
    "script": ["src"],
    "img": ["src", "srcset"],
    "source": ["src", "srcset"],
    "iframe": ["src"],
    "embed": ["src"],
    "object": ["data"],
    "video": ["src", "poster"],
    "audio": ["src"],
    "use": ["href", "xlink:href"],
}
"""Element -> the attributes whose address a browser asks for by itself."""

LOADING = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "manifest"}
LOADING |= {"preconnect", "dns-prefetch", "apple-touch-icon"}
"""The relations of a ``<link>`` that make a browser ask."""

IN_CSS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")


class Site:
    """The files below *folder*, and what is in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page = cache(self._read)
        self.anchors = cache(self._anchors)
        paths = folder.rglob("*.html")
        self.pages = sorted(path.relative_to(folder).as_posix() for path in paths)

    def _read(self, page: str) -> BeautifulSoup:
        text = (self.folder / page).read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")

    def _anchors(self, page: str) -> set[str]:
        return {element["id"] for element in self.page(page).find_all(id=True)}

    def has(self, path: str) -> bool:
        return (self.folder / path).is_file()

    @property
    def address(self) -> str:
        """Return where the site says that it is served; ``/`` if it does not say."""
        home = self.page("index.html").select_one("link[rel=canonical]")
        return home["href"] if home else "/"

    def target(self, path: str, url: str) -> str:
        """Return the file that *url* means on the page at *path*."""
        wanted = unquote(urlsplit(url).path)
        if wanted.startswith("/"):  # 404.html cannot know from where it is shown
            found = wanted.removeprefix(urlsplit(self.address).path)
        else:
            found = join(dirname(path), wanted) if wanted else path
        if found in ("", ".") or found.endswith(("/", "/.", "/..")) or wanted == "..":
            found = join(found, "index.html")
        return normpath(found)

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield page and address of each link that stays within the site."""
        for path in self.pages:
            for link in self.page(path).find_all("a"):
                url = link.get("href") or link.get("xlink:href")
                if url and not urlsplit(url).scheme:
                    yield path, url

    def without_file(self) -> set[tuple[str, str]]:
        """Return page and address of the links that lead to no file."""
        return {
            (path, url)
            for path, url in self.links()
            if not self.has(self.target(path, url))
        }

    def without_anchor(self) -> set[tuple[str, str]]:
        """Return page and address of the links to an anchor that no page has."""
        return {
            (path, url)
            for path, url in self.links()
            if (anchor := unquote(urlsplit(url).fragment))
            and (to := self.target(path, url)).endswith(".html")
            and self.has(to)
            and anchor not in self.anchors(to)
        }

    def missing(self) -> set[tuple[str, str]]:
        """Return page and address of what pages load and the site has not."""
        return {
            (path, url)
            for path in self.pages
            for url in loaded_by(self.page(path))
            if not url.startswith(("data:", "#"))
            and not self.has(self.target(path, url))
        }


def loaded_by(page: Tag) -> Iterator[str]:
    for name, attributes in LOADED.items():
        for element in page.find_all(name):
            yield from (element[key] for key in attributes if element.get(key))
    for link in page.find_all("link"):
        if LOADING & set(link.get("rel", [])):
            yield link["href"]
    styles = [element.get_text() for element in page.find_all("style")]
    styles += [element["style"] for element in page.find_all(style=True)]
    yield from IN_CSS.findall("\n".join(styles))


def is_foreign(url: str) -> bool:
    return bool(urlsplit(url).netloc)
