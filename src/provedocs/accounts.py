"""The account at a page's foot: how each block was proved, and where to report one."""

from collections.abc import Iterable, Iterator
from html import escape

from provedocs.blocks import Block
from provedocs.marks import FOOT, MISSING, ProvedPage, anchor, versions
from provedocs.record import STATUSES
from provedocs.reports import report_block, report_page


def foot(page: ProvedPage) -> str:
    """Return the folded account of how *page* was proved, and where to report it."""
    address = report_page(page.places, page.scan.page)
    account = (
        f'<details class="proof-foot" id="{FOOT}" data-search-exclude>'
        f"<summary>How this page was proved: {_summary(page)}</summary>"
        f"{blocks_table(page)}</details>"
    )
    report = (
        f'<p class="proof-report" data-search-exclude>'
        f'<a href="{escape(address)}">Report a problem with this page</a></p>'
    )
    return account * bool(page.scan.blocks) + report * bool(address)


def _summary(page: ProvedPage) -> str:
    counts = page.counts()
    known = [f"{counts[status]} {status}" for status in STATUSES if counts[status]]
    missing = [f"{len(page.unproved)} {MISSING}"] if page.unproved else []
    return ", ".join(known + missing)


def blocks_table(page: ProvedPage, base: str = "") -> str:
    """Return the table of the blocks of *page*; *base* is the way to it."""
    heads = ("Block", "Proof", "By", "When", "Took")
    return table(heads, (_row(page, block, base) for block in page.scan.blocks))


def _row(page: ProvedPage, block: Block, base: str) -> Iterator[str]:
    link = f'<a href="{base}#{anchor(block)}">{escape(block.name)}</a>'
    yield link if base else link + _report(page, block)
    proof = page.proofs.get(block.id)
    if proof is None:
        yield from (MISSING, "", "", "")
        return
    yield f"{proof.status}: {escape(proof.reason)}" if proof.reason else proof.status
    yield escape(", ".join([proof.verifier, *versions(proof)]))
    yield f'<time datetime="{proof.when}">{proof.when[:10]}</time>'
    yield f"{1000 * proof.seconds:.1f} ms"


def _report(page: ProvedPage, block: Block) -> str:
    address = report_block(page.places, block, page.proofs.get(block.id))
    told = f"Report a problem with {escape(block.name)}"
    return (
        f' <a class="proof-report" href="{escape(address)}" title="{told}" '
        f'aria-label="{told}">report</a>'
    ) * bool(address)


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return an HTML table of cells that are HTML already."""
    head = "".join(f"<th>{cell}</th>" for cell in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
