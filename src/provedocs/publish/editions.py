"""Print a site's guides: as one book and each as a book of its own, on each paper."""

import hashlib
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from provedocs.publish.book import STYLE, Book, Edition, make_book
from provedocs.publish.browser import Browser
from provedocs.publish.checks import problems_of
from provedocs.publish.colophon import Colophon, colophon_of
from provedocs.publish.downloads import BOOKS
from provedocs.publish.finishing import Imprint, finish
from provedocs.publish.links import is_real
from provedocs.publish.printed import Printed, how_large
from provedocs.publish.printing import PrintingError, print_book
from provedocs.publish.rendering import Site, render_site
from provedocs.publish.sheets import PAPERS
from provedocs.record import RECORD, Proof, read_record


@dataclass(frozen=True, slots=True)
class Report:
    """What was printed: the file, how many pages, in how many seconds.

    There are no pages if the book would be the same as the one that is there.
    """

    path: Path
    pages: int
    seconds: float

    def __str__(self) -> str:
        told = f"{self.pages} pages, {how_large(self.path)}, {self.seconds:.1f} s"
        return f"{self.path.name}: {told if self.pages else 'unchanged'}"


def print_editions(
    root: Path, papers: Sequence[str], guide: str, release: str = ""
) -> Iterator[Report]:
    """Print the books of the project at *root*; tell of each as it is done.

    That is the whole book and each guide, or *guide* alone, on each of *papers*; the
    *release* on the covers is the project's version if none is named.

    Raises:
        RenderingError: the site cannot be built.
        BrowserError: there is no browser, or it failed.
        PrintingError: there is no such guide, or a book is not as it must be.
    """
    with Browser(root) as browser:
        browser.ask("version")  # before all that takes longer
        site = render_site(root)
        for edition in _editions(site, papers, guide):
            yield print_edition(browser, site, replace(edition, release=release))


def print_edition(browser: Browser, site: Site, edition: Edition) -> Report:
    """Print one *edition* of *site*, unless it is there; see `print_editions`."""
    start = time.monotonic()
    colophon = colophon_of(site.root, _proofs(site), edition.release)
    book = make_book(site, edition, [*colophon.lines(), *_addresses(site)])
    to = site.root / BOOKS / f"{_slug(book.title, edition.paper.name)}.pdf"
    to.parent.mkdir(parents=True, exist_ok=True)
    pages = _print(browser, site, book, colophon, to)
    return Report(to, pages, time.monotonic() - start)


def _addresses(site: Site) -> Iterator[str]:
    """Give where *site* and its source are, if they are anywhere."""
    for what, address in (("Online", site.address), ("Source", site.repository)):
        if address and is_real(address):
            yield f"{what}: {address}"


def _proofs(site: Site) -> list[Proof]:
    """Return the proofs of what is on the pages of *site*, if it shows them."""
    pages = {chapter.source for chapter in site.chapters} if site.proved else set()
    record = read_record(site.root / RECORD).values()
    return [proof for proof in record if proof.page in pages]


def _editions(site: Site, papers: Sequence[str], guide: str) -> list[Edition]:
    guides = list(dict.fromkeys(chapter.guide for chapter in site.chapters))
    if guide and guide not in guides:
        raise PrintingError(
            f"there is no guide {guide!r}; there are {', '.join(guides)}"
        )
    chosen = [guide] if guide else ["", *guides]
    _refuse_alike(site.title, guides)
    return [Edition(PAPERS[paper], name) for name in chosen for paper in papers]


def _refuse_alike(title: str, guides: Sequence[str]) -> None:
    """Give up if two books would have one name: the later would replace the other."""
    named = {_slug(title): "the whole book"}
    for guide in guides:
        name = _slug(title, guide)
        if name in named:
            hint = "call one otherwise in the nav of mkdocs.yml"
            raise PrintingError(
                f"{guide!r} and {named[name]} would be one file; {hint}"
            )
        named[name] = repr(guide)


def _slug(*parts: str) -> str:
    return re.sub(r"[\W_]+", "-", " ".join(parts).lower()).strip("-")


def _print(
    browser: Browser, site: Site, book: Book, colophon: Colophon, to: Path
) -> int:
    """Print *book* unless it is there; return how many pages were printed."""
    stamp = to.with_suffix(".stamp")
    state = _state(browser, site, book)
    if to.exists() and stamp.exists() and stamp.read_text() == state:
        return 0
    stamp.unlink(missing_ok=True)
    book = print_book(browser, book, site.folder, to)
    imprint = Imprint(book.title, site.author, site.description, colophon.when)
    finish(to, book.headings, imprint)
    printed = Printed(to, book)
    if problems := problems_of(printed):
        raise PrintingError("\n".join(problems))
    stamp.write_text(state)
    return len(printed.reader.pages)


def _state(browser: Browser, site: Site, book: Book) -> str:
    """Return the hash of all that a printed book depends on, our own code as well."""
    told = [book.html.encode(), STYLE.read_bytes(), browser.ask("version").encode()]
    told += [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    sheets = [site.folder / style for style in site.styles]
    fonts = sorted((site.folder / "assets").rglob("*.woff2"))
    told += [path.read_bytes() for path in (*sheets, *fonts)]
    return hashlib.sha256(b"\0".join(told)).hexdigest()
