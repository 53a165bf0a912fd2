"""Where links lead on paper: to a place of the book, out into the world, or nowhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from provedocs.publish.rendering import Chapter, Site

_BASE = "http://docs.invalid/"
_NOBODYS = re.compile(
    r"(?:.*\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)|127\..*|"
)
"""Hosts that lead nowhere: those of RFC 2606, and this machine."""

_BARE = "pre, h1, h2, h3, h4, h5, h6, .proof, .source, .doc-signature, .word"
"""Where a link is not followed by the page it leads to, or by its address."""

_NARROW = "table"
"""Where there is no room for an address."""

_TELLING = "a.reference"
"""A link to the source of a name: the name tells where that is."""

_BRIEF = 10
"""Letters: what a line that only leads on has beside its link."""

_ALIKE = ("headers", "for", "aria-labelledby", "aria-describedby")


def is_real(address: str) -> bool:
    """Say whether a reader could follow *address*.

    Examples:
        >>> is_real("https://docs.openstack.org/"), is_real("https://example.org/")
        (True, False)
    """
    parts = urlsplit(address)
    return parts.scheme == "mailto" or not _NOBODYS.fullmatch(parts.hostname or "")


def name_of(url: str) -> str:
    """Return what the ids of the chapter at *url* begin with.

    Examples:
        >>> name_of("cinder-flow/api/"), name_of("")
        ('p-cinder-flow-api', 'p-index')
    """
    return f"p-{re.sub(r'[^a-zA-Z0-9]+', '-', url).strip('-') or 'index'}"


@dataclass(frozen=True, slots=True)
class Places:
    """The ids of a book's chapters by their address, and the address of the site."""

    ids: Mapping[str, frozenset[str]]
    address: str

    def resolve(self, href: str, url: str) -> str | None:
        """Return where *href* on the page at *url* leads, None if nowhere.

        That is ``#name`` for a place of the book, or else an address.
        """
        own = self.address if is_real(self.address) else _BASE
        parts = urlsplit(urljoin(urljoin(own, url), href))
        if f"{parts.scheme}://{parts.netloc}/" not in own:
            return href if is_real(href) else None
        whole = parts._replace(fragment="").geturl()
        page = whole.removeprefix(own).removesuffix("index.html")
        if page in self.ids:
            if parts.fragment in self.ids[page]:
                return f"#{name_of(page)}--{parts.fragment}"
            return None if href.startswith("#") else f"#{name_of(page)}"
        return parts.geturl() if own == self.address else None


def places_of(site: Site, soups: Mapping[str, BeautifulSoup]) -> Places:
    """Return the places of the book that holds *soups*, pages by their address."""
    ids = {
        url: frozenset(str(element["id"]) for element in soup.find_all(id=True))
        for url, soup in soups.items()
    }
    return Places(ids, site.address)


def lead(soup: BeautifulSoup, chapter: Chapter, places: Places) -> None:
    """Make the ids of *chapter* its own, and its links lead to where they can."""
    name = name_of(chapter.url)
    for element in soup.find_all(id=True):
        element["id"] = f"{name}--{element['id']}"
    for attribute in _ALIKE:
        for element in soup.select(f"[{attribute}]"):
            named = " ".join(element.get_attribute_list(attribute)).split()
            element[attribute] = " ".join(f"{name}--{part}" for part in named)
    for link in soup.find_all("a", href=True):
        _lead(link, name, places.resolve(str(link["href"]), chapter.url))
    for image in soup.find_all("img", src=True):
        image["src"] = urljoin(f"/{chapter.url}", str(image["src"])).lstrip("/")


def drop_onward(soup: BeautifulSoup, url: str, after: str, places: Places) -> None:
    """Take the end of the page at *url* away if it but leads to the one *after* it.

    On paper that is the next one anyhow.
    """
    for last in soup.find_all(recursive=False)[-1:]:
        links = last.find_all("a", href=True)
        alone = last.name == "p" and len(links) == 1 and _is_brief(last, links[0])
        if alone and places.resolve(str(links[0]["href"]), url) == f"#{name_of(after)}":
            last.decompose()


def _is_brief(paragraph: Tag, link: Tag) -> bool:
    return len(paragraph.get_text()) - len(link.get_text()) < _BRIEF


def _lead(link: Tag, name: str, to: str | None) -> None:
    if to is None:
        link.name, link.attrs = "span", {}
        return
    link["href"] = to
    link.attrs.pop("title", None)
    if _is_in(link, _BARE):
        return
    if to.startswith("#"):
        if to.partition("--")[0] != f"#{name}":
            link.insert_after(_page_of(link, to[1:]))
    elif not (
        _is_in(link, _NARROW) or link.css.match(_TELLING) or to in link.get_text()
    ):
        link.insert_after(_address(to))


def _is_in(link: Tag, selector: str) -> bool:
    return link.css.closest(selector) is not None


def _page_of(link: Tag, name: str) -> Tag:
    """Return the place behind *link* that the page of *name* is written into."""
    return Tag(name="span", attrs={"class": "page", "data-page": name})


def _address(address: str) -> Tag:
    shown = Tag(name="span", attrs={"class": "address"})
    shown.string = f" ({address.removeprefix('https://').removesuffix('/')})"
    return shown
