"""The command ``provedocs``."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from provedocs.blocks import Scan
from provedocs.config import ConfigError
from provedocs.ledger import verifier_name
from provedocs.reader import PageReader, pages_of
from provedocs.settings import SettingsError, named_pages


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``provedocs``; return the exit status."""
    options = _parser().parse_args(arguments)
    return int(options.run(options))


def _list(options: argparse.Namespace) -> int:
    try:
        return list_blocks(Path.cwd(), options.pages)
    except (ConfigError, SettingsError) as error:
        print(f"provedocs: {error}", file=sys.stderr)
        return 2


def _pdf(options: argparse.Namespace) -> int:
    from provedocs.publish.command import print_books  # it needs MkDocs

    return print_books(Path.cwd(), options.page, options.guide)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="provedocs", description="Documentation that proves itself."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    listing = commands.add_parser(
        "list",
        help="print what would be proved, and how",
        description="Print what would be proved: line, verifier and id of each block.",
    )
    listing.add_argument(
        "pages",
        nargs="*",
        metavar="PAGE",
        help="files and folders; those of provedocs_pages if none is named",
    )
    listing.set_defaults(run=_list)
    pdf = commands.add_parser(
        "pdf",
        help="print what was proved",
        description="Print the guides of the site: as one book, and each as its own.",
    )
    pdf.add_argument(
        "--page",
        action="append",
        choices=["A4", "Letter"],
        help="the paper; both if none is named",
    )
    pdf.add_argument(
        "--guide",
        default="",
        metavar="NAME",
        help="a section at the top of the nav; all, and the whole, if none is named",
    )
    pdf.set_defaults(run=_pdf)
    return parser


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


if __name__ == "__main__":
    sys.exit(main())
