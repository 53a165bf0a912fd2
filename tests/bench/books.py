"""How long a page of the book takes, and how large it is; ``make bench`` runs it."""

import os
import sys
import time
from pathlib import Path

from provedocs.publish.book import Edition
from provedocs.publish.browser import Browser
from provedocs.publish.editions import Report, print_edition
from provedocs.publish.rendering import Site, render_site
from provedocs.publish.sheets import PAPERS

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Print the whole book, twice, and find it printed; print a table."""
    start = time.monotonic()
    site = render_site(ROOT)
    print(f"Rendered for paper in {time.monotonic() - start:.1f} s\n")
    print("| Book | pages | s | s a page | MB | kB a page |")
    print("|---|---:|---:|---:|---:|---:|")
    with Browser(ROOT) as browser:
        printed(browser, site, "cold")
        warm = printed(browser, site, "warm")
    with Browser(ROOT) as browser:
        again = print_edition(browser, site, Edition(PAPERS["A4"]))
    row("unchanged", warm.pages, again)
    print(f"Load of the machine: {os.getloadavg()[0]:.1f}")
    return 0


def printed(browser: Browser, site: Site, name: str) -> Report:
    """Print the book, though it may be there, and a row of the table."""
    for stamp in (ROOT / "build" / "pdf").glob("*.stamp"):
        stamp.unlink()
    report = print_edition(browser, site, Edition(PAPERS["A4"]))
    row(name, report.pages, report)
    return report


def row(name: str, pages: int, report: Report) -> None:
    """Print what *report* says of a book of so many *pages*."""
    size = report.path.stat().st_size
    told = (
        name,
        str(pages),
        f"{report.seconds:.1f}",
        f"{report.seconds / pages:.3f}",
        f"{size / 1e6:.1f}",
        f"{size / 1e3 / pages:.0f}",
    )
    print(f"| {' | '.join(told)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
