"""Which proofs still stand: those of the very blocks, on the very code below them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from provedocs.blocks import Scan
from provedocs.errors import Problem
from provedocs.leanings import digest_of
from provedocs.record import Proof, fingerprints

_MOST_PAGES = 5
"""How many pages a command line names; of more it names the folders."""


class Freshness:
    """Tells which proofs of a *record* stand, in the project at *root*.

    ``outdated`` are the pages whose proofs leaned on other code, by the folder of
    that code.
    """

    def __init__(self, root: Path, record: Mapping[str, Proof]) -> None:
        self._record = record
        self._digest = cache(lambda folder: digest_of(root / folder))
        self.outdated: dict[str, set[str]] = {}

    def proofs(self, scan: Scan) -> tuple[dict[str, Proof], list[Problem]]:
        """Return the proofs that stand of the blocks of *scan*, and what is wrong.

        What is wrong with all proofs of a page at once goes to ``outdated``.
        """
        hashes, record = fingerprints(scan.blocks), self._record
        same = {
            i: record[i] for i in hashes if i in record and record[i].hash == hashes[i]
        }
        problems = [
            Problem(block.at(), f"this {block.language} block has no fresh proof")
            for block in scan.blocks
            if block.id not in same
        ]
        return {i: proof for i, proof in same.items() if self._stands(proof)}, problems

    def _stands(self, proof: Proof) -> bool:
        changed = [f for f, was in proof.leanings.items() if self._digest(f) != was]
        for folder in changed:
            self.outdated.setdefault(folder, set()).add(proof.page)
        return not changed


def story(problems: list[Problem], outdated: Mapping[str, set[str]]) -> str:
    """Return what is wrong, and the command that proves it."""
    told = [
        *map(str, problems),
        *(_outdated(folder, len(pages)) for folder, pages in outdated.items()),
    ]
    pages = {problem.where.partition(":")[0] for problem in problems}
    pages.update(*outdated.values())
    return "\n".join([*told, f"prove it first: pytest {_named(pages)}"])


def _outdated(folder: str, pages: int) -> str:
    since = "a page was" if pages == 1 else f"{pages} pages were"
    return f"the Python files in {folder} have changed since {since} proved"


def _named(pages: set[str]) -> str:
    if len(pages) > _MOST_PAGES:
        pages = {page.partition("/")[0] for page in pages}
    return " ".join(sorted(pages))
