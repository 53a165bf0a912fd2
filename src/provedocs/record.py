"""The proof record: what was proved, with what, and when.

It is all that stands between proving and rendering: pytest writes it, the site
reads it.  An entry counts for one text of one block only, known by its hash.
"""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from provedocs.blocks import Block

STATUSES = ("run", "checked", "same", "shown")
"""What can be said of a block; see "Words" in ``CONTRIBUTING.md``."""

RECORD = "build/proof.json"
"""Where the record is, under the project's root."""

_VERSION = 1


@dataclass(frozen=True, slots=True)
class Proof:
    """What is known of one block.

    ``versions`` are those of what the proof leaned on, ``seconds`` how long it
    took, ``when`` its time in UTC (``2026-01-31T12:00:00Z``).  ``reason`` says
    why a block is only shown.  ``leanings`` are the digests of the folders that it
    could import from, see `provedocs.leanings`.

    Raises:
        ValueError: the status is not among `STATUSES`.
    """

    id: str
    hash: str
    language: str
    status: str
    verifier: str
    versions: dict[str, str]
    seconds: float
    when: str
    reason: str = ""
    leanings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.status not in STATUSES:
            known = ", ".join(STATUSES)
            raise ValueError(
                f"{self.id}: no status {self.status!r}; use one of {known}"
            )

    @property
    def page(self) -> str:
        """Return the page the block stands on, from the project's root."""
        return page_of(self.id)


_FIELDS = [known.name for known in fields(Proof)]


def page_of(block_id: str) -> str:
    """Return the page in *block_id*, which is ``page::heading/ordinal``."""
    return block_id.partition("::")[0]


def fingerprints(blocks: Sequence[Block]) -> dict[str, str]:
    """Return the SHA-256 of each block of a page, by the block's id.

    A page's blocks share a namespace, so a block's hash covers the one above,
    and a change makes the proof of every block below it stale.
    """
    hashes: dict[str, str] = {}
    above = ""
    for block in blocks:
        options = sorted(block.options.items())
        told = [block.language, block.source, block.info, options, above]
        above = hashlib.sha256(json.dumps(told).encode()).hexdigest()
        hashes[block.id] = above
    return hashes


def read_record(path: Path) -> dict[str, Proof]:
    """Return the proofs in the file at *path* by id; none if there is no file.

    Raises:
        ValueError: the file is not a record of this version.
    """
    if not path.exists():
        return {}
    try:
        return {proof.id: proof for proof in _parse(path.read_text(encoding="utf-8"))}
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError(
            f"{path}: not a proof record ({error}); delete it and prove again"
        ) from None


def _parse(text: str) -> list[Proof]:
    content: Any = json.loads(text)
    if not isinstance(content, dict) or content.get("version") != _VERSION:
        raise ValueError(f"version {_VERSION} expected")
    return [Proof(**entry) for entry in content["blocks"]]


def write_record(path: Path, proofs: Iterable[Proof]) -> None:
    """Write *proofs* to *path*, one a line, sorted by id; all of them or none."""
    entries = [
        json.dumps({name: getattr(proof, name) for name in _FIELDS})
        for proof in sorted(proofs, key=lambda proof: proof.id)
    ]
    listed = ",\n".join(entries)
    text = f'{{"version": {_VERSION}, "blocks": [\n{listed}\n]}}\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def merge(
    old: Mapping[str, Proof],
    new: Iterable[Proof],
    pages: Mapping[str, Collection[str]],
) -> list[Proof]:
    """Return *new* with those of *old* that it leaves in force.

    *pages* holds, for each page that was read, the ids that are on it now: an
    old proof of any other block of such a page is dropped.
    """
    kept = {
        proof.id: proof
        for proof in old.values()
        if proof.page not in pages or proof.id in pages[proof.page]
    }
    return list((kept | {proof.id: proof for proof in new}).values())
