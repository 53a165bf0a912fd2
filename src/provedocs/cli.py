"""The command ``provedocs``."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from provedocs.blocks import Scan
from provedocs.config import ConfigError
from provedocs.ledger import verifier_name
from provedocs.reader import PageReader, pages_of
from provedocs.settings import SettingsError, named_pages


class CommandError(Exception):
    """A command cannot do what it was asked; the message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``provedocs``; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(Path.cwd(), options)
        return status
    except (ConfigError, SettingsError, CommandError) as error:
        print(f"provedocs: {error}", file=sys.stderr)
        return 2


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
    listing.set_defaults(run=list_blocks)
    offline = commands.add_parser(
        "offline",
        help="write the site as one zip that is read without a server",
        description="Write the site as one zip that is read without a server.",
    )
    offline.add_argument("release", metavar="RELEASE", help="what its name ends with")
    offline.set_defaults(run=write_offline)
    return parser


def write_offline(root: Path, options: Namespace) -> int:
    """Write the offline copy of the project at *root*, and say where it is."""
    try:
        from provedocs.publish.offline import OfflineError, make_offline
    except ImportError as error:
        raise CommandError(f"{error}: install MkDocs and Material first") from None
    try:
        path = make_offline(root, options.release)
    except OfflineError as error:
        raise CommandError(str(error)) from None
    print(f"The offline copy is {path.relative_to(root)}: unpack it, open index.html")
    return 0


def list_blocks(root: Path, options: Namespace) -> int:
    """Print the blocks of the named pages; return 1 if a page cannot be read."""
    reader = PageReader(root)
    scans = [reader.read(path) for path in _existing(root, options.pages)]
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
