"""Make the search of Material find what readers of code ask for.

How much a word counts, and where words end, is said in ``mkdocs.yml``.
"""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.pages import Page

from provedocs.files import write_atomically

_WORKERS = "assets/javascripts/workers/search.*.js"
_FIRST = Path(__file__).with_name("search.js")
_LISTING = '<details class="mkdocstrings-source"'


def leave_out_listings(pages: Iterable[Page]) -> None:
    """Keep the source that mkdocstrings shows of *pages* out of the index.

    It is three quarters of it, and would be found before what pages say.
    """
    for page in pages:
        excluded = f"{_LISTING} data-search-exclude"
        page.content = (page.content or "").replace(_LISTING, excluded)


def read_names_whole(site: Path) -> None:
    """Have the search of *site* take a query for names of code: see ``search.js``."""
    for worker in site.glob(_WORKERS):
        first, then = _FIRST.read_bytes(), worker.read_bytes()
        write_atomically(worker, first + then.removeprefix(first))
