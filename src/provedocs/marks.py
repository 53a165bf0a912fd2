"""What a page shows of its proofs: a mark under each block, and an account."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from provedocs.blocks import Block, Scan
from provedocs.places import Places
from provedocs.record import STATUSES, Proof

WORDS = {"run": "✓ ran", "checked": "✓ checked", "same": "✓ same", "shown": "shown"}
"""Status -> what its mark says."""

FOOT = "how-this-page-was-proved"
"""The anchor of a page's foot."""

_MISSING = "not proved yet"


@dataclass(frozen=True, slots=True)
class ProvedPage:
    """A page, where the site has it, and the proofs that hold for its blocks.

    ``places`` leads to the files that it shows.
    """

    scan: Scan
    url: str
    title: str
    proofs: dict[str, Proof]
    places: Places

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
        return _MISSING
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
    return ", ".join([*(_versions(proof) or [proof.verifier]), proof.when[:10]])


def _versions(proof: Proof) -> list[str]:
    return [f"{name} {version}" for name, version in proof.versions.items()]


def foot(page: ProvedPage) -> str:
    """Return the folded account of how *page* was proved; empty without blocks."""
    if not page.scan.blocks:
        return ""
    return (
        f'<details class="proof-foot" id="{FOOT}" data-search-exclude>'
        f"<summary>How this page was proved: {_summary(page)}</summary>"
        f"{blocks_table(page)}</details>"
    )


def _summary(page: ProvedPage) -> str:
    counts = page.counts()
    known = [f"{counts[status]} {status}" for status in STATUSES if counts[status]]
    missing = [f"{len(page.unproved)} {_MISSING}"] if page.unproved else []
    return ", ".join(known + missing)


def blocks_table(page: ProvedPage, base: str = "") -> str:
    """Return the table of the blocks of *page*; *base* is the way to it."""
    heads = ("Block", "Proof", "By", "When", "Took")
    return table(heads, (_row(page, block, base) for block in page.scan.blocks))


def _row(page: ProvedPage, block: Block, base: str) -> Iterator[str]:
    yield f'<a href="{base}#{anchor(block)}">{escape(block.name)}</a>'
    proof = page.proofs.get(block.id)
    if proof is None:
        yield from (_MISSING, "", "", "")
        return
    yield f"{proof.status}: {escape(proof.reason)}" if proof.reason else proof.status
    yield escape(", ".join([proof.verifier, *_versions(proof)]))
    yield f'<time datetime="{proof.when}">{proof.when[:10]}</time>'
    yield f"{1000 * proof.seconds:.1f} ms"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return an HTML table of cells that are HTML already."""
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
