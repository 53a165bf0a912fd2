"""What the whole site shows of its proofs, where a page asks for it.

A page asks with a comment, ``<!-- provedocs: counts -->``; see `PARTS`.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape

from provedocs.accounts import blocks_table, table
from provedocs.heads import against
from provedocs.marks import ProvedPage, To, anchor
from provedocs.record import STATUSES

_ASKED = re.compile(r"<!-- provedocs: (\w+) -->")


def fill_parts(html: str, pages: Sequence[ProvedPage], to: To) -> str:
    """Return *html* with the parts it asks for, made from *pages*."""
    pages = [page for page in pages if page.scan.blocks]

    def part(asked: re.Match[str]) -> str:
        make = PARTS.get(asked[1])
        return make(pages, to) if make else asked[0]

    return _ASKED.sub(part, html)


def _counts(pages: Sequence[ProvedPage], to: To) -> str:
    total = sum((page.counts() for page in pages), Counter[str]())
    rows = [
        [f'<a href="{to(page.url)}">{escape(page.title)}</a>', *_figures(page.counts())]
        for page in pages
    ]
    heads = ("Page", *(status.capitalize() for status in STATUSES))
    return _apart(table(heads, [*rows, ["All pages", *_figures(total)]]))


def _figures(counts: Counter[str]) -> list[str]:
    return [str(counts[status] or "") for status in STATUSES]


def _share(pages: Sequence[ProvedPage], to: To) -> str:
    """Say how many blocks of the site are proved, when, and against what."""
    proofs = [proof for page in pages for proof in page.proofs.values()]
    if not proofs:
        return '<p class="proof-share">No block is proved yet.</p>'
    proved = sum(proof.status != "shown" for proof in proofs)
    shown = len(proofs) - proved
    rest = f", {shown} shown with the reason" if shown else ""
    newest = max(proof.when for proof in proofs)
    return (
        f'<p class="proof-share" data-search-exclude>'
        f"<strong>{proved} of {len(proofs)} blocks proved</strong>{rest}, "
        f'on <time datetime="{newest}">{newest[:10]}</time>{against(proofs)}.</p>'
    )


def _shown(pages: Sequence[ProvedPage], to: To) -> str:
    items = [
        f'<li><a href="{to(page.url)}#{anchor(block)}">{escape(block.id)}</a>: '
        f"{escape(page.proofs[block.id].reason)}</li>"
        for page in pages
        for block in page.scan.blocks
        if block.id in page.proofs and page.proofs[block.id].status == "shown"
    ]
    return _apart(f"<ul>{''.join(items)}</ul>" if items else "<p>None.</p>")


def _blocks(pages: Sequence[ProvedPage], to: To) -> str:
    return _apart(
        "".join(
            f'<details class="proof-foot"><summary>{escape(page.title)}</summary>'
            f"{blocks_table(page, to(page.url))}</details>"
            for page in pages
        )
    )


def _apart(html: str) -> str:
    """Keep *html* out of the site's search."""
    return f"<div data-search-exclude>{html}</div>"


PARTS: dict[str, Callable[[Sequence[ProvedPage], To], str]] = {
    "counts": _counts,
    "shown": _shown,
    "blocks": _blocks,
    "share": _share,
}
"""What a page can ask for: how many, the ones not verified and why, each, a line."""
