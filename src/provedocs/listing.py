"""Print what would be proved."""

import sys
from collections.abc import Iterator
from pathlib import Path

from provedocs.blocks import Scan
from provedocs.ledger import verifier_name
from provedocs.reader import PageReader, pages_of
from provedocs.settings import SettingsError, named_pages


def list_blocks(root: Path, pages: list[str]) -> int:
    """Print the blocks of *pages* under *root*; return 1 if a page cannot be read."""
    reader = PageReader(root)
    scans = [reader.read(path) for path in _existing(root, pages)]
    for scan in scans:
        print(*_lines(scan), sep="\n")
    problems = [problem for scan in scans for problem in scan.problems]
    for problem in problems:
        print(problem, file=sys.stderr)
    blocks = sum(len(scan.blocks) for scan in scans)
    print(f"{blocks} blocks on {len(scans)} pages")
    return 1 if problems else 0


def _existing(root: Path, pages: list[str]) -> list[Path]:
    paths = pages_of(root, pages or named_pages(root))
    for path in paths:
        if not path.is_file():
            raise SettingsError(f"there is no page {path.relative_to(root)}")
    return paths


def _lines(scan: Scan) -> Iterator[str]:
    for block in scan.blocks:
        options = "".join(f' {key}="{value}"' for key, value in block.options.items())
        yield f"{block.line:>6}  {verifier_name(block):<8} {block.id}{options}"
