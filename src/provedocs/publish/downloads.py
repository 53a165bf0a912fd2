"""What readers can take along: the site's books and its offline copy, if they are new.

They are made after the site, from the same proofs; what was made from older ones is
not offered.
"""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

from pikepdf import Pdf

from provedocs.publish.printed import how_large
from provedocs.publish.sheets import PAPERS
from provedocs.record import RECORD, read_record

FOLDER = "downloads"
"""Where a site has them."""

BOOKS = "build/pdf"
"""Where they are printed, under the project's root."""

_COPIES = "build/offline"
_TICK = timedelta(seconds=2)
"""How exactly a zip tells the time."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers can take: what it is, on which paper if it is a book."""

    title: str
    paper: str
    path: Path

    @property
    def url(self) -> str:
        """Return its address from the root of the site."""
        return f"{FOLDER}/{quote(self.path.name)}"

    @property
    def size(self) -> str:
        """Return how much of it there is to load."""
        return how_large(self.path)


@dataclass(frozen=True, slots=True)
class Downloads:
    """The books, each on all its papers, the whole before its parts; and the copies."""

    books: tuple[tuple[Download, ...], ...] = ()
    copies: tuple[Download, ...] = ()

    def put(self, site: Path) -> None:
        """Copy all of them into the folder *site*."""
        for one in (*(book for papers in self.books for book in papers), *self.copies):
            (site / FOLDER).mkdir(exist_ok=True)
            shutil.copyfile(one.path, site / FOLDER / one.path.name)


def find_downloads(root: Path, *, copies: bool) -> Downloads:
    """Return what was made of the project at *root* since its newest proof.

    An offline copy offers no *copies* of itself.
    """
    when = max(
        (proof.when for proof in read_record(root / RECORD).values()), default=""
    )
    if not when:
        return Downloads()
    newest = datetime.fromisoformat(when).astimezone(UTC)
    zips = sorted((root / _COPIES).glob("*.zip")) if copies else []
    return Downloads(
        books=tuple(_by_title(_books((root / BOOKS).glob("*.pdf"), newest))),
        copies=tuple(
            Download(path.stem, "", path)
            for path in zips
            if timedelta(0) <= newest - _made(path) < _TICK
        ),
    )


def _books(paths: Iterable[Path], newest: datetime) -> Iterator[Download]:
    for path in sorted(paths):
        if not path.with_suffix(".stamp").exists():
            continue  # half printed, or found wrong
        with Pdf.open(path) as pdf:
            told = str(pdf.docinfo.get("/CreationDate"))
            if told.startswith(f"D:{newest:%Y%m%d%H%M%S}"):
                title = str(pdf.docinfo.get("/Title"))
                paper = next(p for p in PAPERS if path.stem.endswith(p.lower()))
                yield Download(title, paper, path)


def _by_title(books: Iterable[Download]) -> Iterator[tuple[Download, ...]]:
    ordered = sorted(books, key=lambda book: (book.title, book.paper))
    for _, papers in groupby(ordered, lambda book: book.title):
        yield tuple(papers)


def _made(path: Path) -> datetime:
    """Return when the entries of the zip at *path* were made."""
    with ZipFile(path) as archive:
        return datetime(*archive.infolist()[0].date_time, tzinfo=UTC)
