"""What the mark under a block says."""

from pathlib import Path

import pytest

from provedocs.blocks import find_blocks
from provedocs.marks import ProvedPage, mark
from provedocs.places import Places
from provedocs.record import Proof


def mark_of(directive: str, language: str = "python") -> str:
    scan = find_blocks(f"{directive}\n```{language}\nx\n```\n", "page.md")
    proofs = {
        block.id: Proof(block.id, "", language, "run", language, {}, 0.1, "2026-01-31")
        for block in scan.blocks
    }
    page = ProvedPage(scan, "", "", proofs, Places(Path(), Path("docs"), (), ""))
    return mark(page, scan.blocks[0])


@pytest.mark.parametrize(
    ("directive", "language", "said"),
    [
        ("", "python", "✓ ran</a></p>"),
        (
            '<!-- prove: raises="ValueError: <no>" -->',
            "python",
            "✓ ran</a>, and raised <code>ValueError: &lt;no&gt;</code></p>",
        ),
        ('<!-- prove: exits="2" -->', "console", "✓ ran</a>, and exited with 2</p>"),
    ],
)
def test_a_reader_is_told_how_a_block_ended(directive, language, said):
    assert mark_of(directive, language).endswith(said)
