"""The command ``provedocs pdf``: what it says, and how it ends."""

import sys
from collections.abc import Sequence
from pathlib import Path

from provedocs.publish.browser import BrowserError
from provedocs.publish.downloads import BOOKS
from provedocs.publish.editions import print_editions
from provedocs.publish.printing import PrintingError
from provedocs.publish.rendering import RenderingError
from provedocs.publish.sheets import PAPERS


def print_books(
    root: Path, papers: Sequence[str] | None, guide: str, release: str
) -> int:
    """Print the books of the project at *root*; return the exit status."""
    try:
        for report in print_editions(root, papers or list(PAPERS), guide, release):
            print(f"{BOOKS}/{report}", flush=True)
    except (BrowserError, PrintingError, RenderingError) as error:
        print(f"provedocs: {error}", file=sys.stderr)
        return 1
    return 0
