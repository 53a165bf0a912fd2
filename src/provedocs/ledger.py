"""What is known of each block in a run, as rows that pass between processes."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from provedocs.blocks import Block, Scan
from provedocs.errors import Edit, Problem
from provedocs.job import Outcome
from provedocs.record import (
    Proof,
    fingerprints,
    merge,
    read_record,
    write_record,
)
from provedocs.regions import RegionError, shows_region
from provedocs.update import PageEdit, digest
from provedocs.versions import versions_of

PROPERTY = "provedocs"
"""The name under which a report carries a block's row, from worker to controller."""

UPDATED = "updated"
"""The status of a block whose page will be made to show what happened."""

Row = dict[str, Any]
"""A block: what `rows_of` says of it, and later what became of it."""


def rows_of(scan: Scan) -> list[Row]:
    """Return the rows of a page's blocks; no status: nothing is known yet."""
    hashes, read = fingerprints(scan.blocks), digest(scan.text.encode())
    return [
        {
            "id": block.id,
            "page": scan.page,
            "count": len(scan.blocks),
            "read": read,
            "fence": block.line,
            "hash": hashes[block.id],
            "language": block.language,
            "verifier": verifier_name(block),
            "status": "",
            "seconds": 0.0,
            "reason": block.options.get("shown", ""),
        }
        for block in scan.blocks
    ]


def verifier_name(block: Block) -> str:
    """Return what proves *block*: its language, or ``same`` or ``shown``."""
    if "shown" in block.options:
        return "shown"
    try:
        region = shows_region(block)
    except RegionError:
        region = False
    return "same" if region or "same" in block.options else block.language


def take(row: Row, outcome: Outcome, updating: bool) -> list[Problem]:
    """Write *outcome* into *row*; return the problems that fail the block."""
    row["seconds"] = round(outcome.seconds, 6)
    row["status"] = outcome.status
    if updating and len(outcome.edits) == len(outcome.problems) > 0:
        row["status"] = UPDATED
        row["edits"] = [[e.start, e.end, list(e.lines)] for e in outcome.edits]
        return []
    return outcome.problems


def edits_of(rows: Iterable[Row]) -> list[PageEdit]:
    """Return the edits that *rows* ask for."""
    return [
        PageEdit(row["fence"], Edit(start, end, tuple(lines)))
        for row in rows
        for start, end, lines in row.get("edits", ())
    ]


def keep_record(
    path: Path, rows: Iterable[Row], root: Path, leanings: dict[str, str]
) -> None:
    """Write what *rows* proved, with *leanings*, into the record at *path*."""
    rows = list(rows)
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    proofs = [
        _proof(row, now, root, leanings)
        for row in rows
        if row["status"] not in ("", UPDATED)
    ]
    seen: dict[str, set[str]] = {}
    for row in rows:
        seen.setdefault(row["page"], set()).add(row["id"])
    whole = {
        row["page"]: seen[row["page"]]
        for row in rows
        if len(seen[row["page"]]) == row["count"]
    }
    broken = {row["id"] for row in rows if row["status"] == ""}
    old = {
        i: p
        for i, p in read_record(path).items()
        if i not in broken and (root / p.page).is_file()
    }
    write_record(path, merge(old, proofs, whole))


def _proof(row: Row, now: str, root: Path, leanings: dict[str, str]) -> Proof:
    return Proof(
        id=row["id"],
        hash=row["hash"],
        language=row["language"],
        status=row["status"],
        verifier=row["verifier"],
        versions=versions_of(row["verifier"], root) | row.get("services", {}),
        seconds=row["seconds"],
        when=now,
        reason=row["reason"],
        leanings=leanings if row["status"] == "run" else {},
    )
