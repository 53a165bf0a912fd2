"""The record of references: what each page names, where that is, and its link.

It stands in ``build/references.json``, beside the proof record, for the site.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from provedocs.blocks import Scan
from provedocs.files import write_atomically
from provedocs.references.reference import Reference, link_of
from provedocs.update import digest

RECORD = "build/references.json"
"""Where the record is, under the project's root."""

_VERSION = 1

Row = dict[str, Any]
"""A page: ``page``, ``read`` (the digest of its text) and its ``references``."""


def row_of(scan: Scan, proved: Iterable[Reference]) -> Row:
    """Return what is kept of a page."""
    read = digest(scan.text.encode())
    return {"page": scan.page, "read": read, "references": [*map(_row, proved)]}


def _row(reference: Reference) -> Row:
    return {
        "line": reference.line,
        "text": reference.text,
        "kind": reference.kind,
        "gone": reference.gone,
        "release": str(reference.release),
        "place": f"{reference.path}:{reference.at}" if reference.path else "",
        "link": link_of(reference),
    }


def keep_references(root: Path, rows: Iterable[Row]) -> None:
    """Write *rows* into the record of the project at *root*.

    What it has of other pages stays, if those are still there.
    """
    pages = read_references(root) | {row["page"]: row for row in rows}
    there = [row for page, row in sorted(pages.items()) if (root / page).is_file()]
    listed = ",\n".join(map(json.dumps, there))
    text = f'{{"version": {_VERSION}, "pages": [\n{listed}\n]}}\n'
    write_atomically(root / RECORD, text.encode())


def fresh_references(root: Path, page: str, text: str) -> Row | None:
    """Return what was proved of *page* while its text was *text*; None if nothing."""
    row = read_references(root).get(page)
    return row if row and row["read"] == digest(text.encode()) else None


def read_references(root: Path) -> dict[str, Row]:
    """Return the record of the project at *root*, by page; empty if there is none."""
    path = root / RECORD
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if content.get("version") != _VERSION:
        return {}
    return {row["page"]: row for row in content["pages"]}
