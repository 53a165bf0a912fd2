"""A proved page, and the mark under each of its blocks."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from provedocs.blocks import Block, Scan
from provedocs.front_matter import FrontMatter
from provedocs.places import Places
from provedocs.record import Proof

WORDS = {"run": "✓ ran", "checked": "✓ checked", "same": "✓ same", "shown": "shown"}
"""Status -> what its mark says."""

FOOT = "how-this-page-was-proved"
"""The anchor of a page's foot."""

To = Callable[[str], str]
"""Gives the way to a page's address from where something about it stands."""

MISSING = "not proved yet"
"""What is said of a block without a proof."""


@dataclass(frozen=True, slots=True)
class ProvedPage:
    """A page, where the site has it, and the proofs that hold for its blocks.

    ``front`` is what it says of itself, ``places`` leads to the files that it shows.
    """

    scan: Scan
    url: str
    title: str
    proofs: dict[str, Proof]
    places: Places
    front: FrontMatter = field(default_factory=FrontMatter)

    @property
    def unproved(self) -> list[Block]:
        """Return the blocks that no proof holds for."""
        return [block for block in self.scan.blocks if block.id not in self.proofs]

    def counts(self) -> Counter[str]:
        """Return how many blocks have each status."""
        return Counter(proof.status for proof in self.proofs.values())


def anchor(block: Block) -> str:
    """Return the id of the mark of *block*."""
    return f"block-{block.name.replace('/', '-')}"


def mark(page: ProvedPage, block: Block) -> str:
    """Return the mark under *block*."""
    proof = page.proofs.get(block.id)
    status = proof.status if proof else "missing"
    said = _said(page, block)
    return (
        f'<p class="proof proof-{status}" id="{anchor(block)}" data-search-exclude>'
        f"{said}</p>"
    )


def _said(page: ProvedPage, block: Block) -> str:
    proof = page.proofs.get(block.id)
    if proof is None:
        return MISSING
    word = f'<a href="#{FOOT}" title="{escape(_with(proof))}">{WORDS[proof.status]}</a>'
    if proof.status == "shown":
        return f"{word}, not run: {escape(proof.reason)}"
    if proof.status == "same":
        return f"{word} as {_file(page.places, block)}"
    return word + _ended(block)


def _ended(block: Block) -> str:
    """Return how *block* ended, where its directive says that it ends badly."""
    if error := block.options.get("raises"):
        return f", and raised <code>{escape(error)}</code>"
    if status := block.options.get("exits"):
        return f", and exited with {escape(status)}"
    return ""


def _file(places: Places, block: Block) -> str:
    path = places.file(block)
    code, url = f"<code>{escape(path)}</code>", places.address(path)
    return f'<a href="{escape(url)}">{code}</a>' if url else code


def _with(proof: Proof) -> str:
    return ", ".join([*(versions(proof) or [proof.verifier]), proof.when[:10]])


def versions(proof: Proof) -> list[str]:
    """Return what *proof* leaned on, each with its version."""
    return [f"{name} {version}" for name, version in proof.versions.items()]
