"""The command ``provedocs``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from provedocs.config import ConfigError
from provedocs.listing import list_blocks
from provedocs.settings import SettingsError


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
    listing.set_defaults(run=lambda root, options: list_blocks(root, options.pages))
    offline = commands.add_parser(
        "offline",
        help="write the site as one zip that is read without a server",
        description="Write the site as one zip that is read without a server.",
    )
    offline.add_argument("release", metavar="RELEASE", help="what its name ends with")
    offline.set_defaults(run=_offline)
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
    pdf.add_argument(
        "--release",
        default="",
        help="what the cover says; the version of the project if it is not named",
    )
    pdf.set_defaults(run=_pdf)
    return parser


def _offline(root: Path, options: argparse.Namespace) -> int:
    """Write the offline copy of the project at *root*, and say where it is."""
    try:
        from provedocs.publish.offline import OfflineError, make_offline
    except ImportError as error:
        raise CommandError(
            f"{error}: install provedocs[site] and Material first"
        ) from None
    try:
        path = make_offline(root, options.release)
    except OfflineError as error:
        raise CommandError(str(error)) from None
    print(f"The offline copy is {path.relative_to(root)}: unpack it, open index.html")
    return 0


def _pdf(root: Path, options: argparse.Namespace) -> int:
    """Print the books of the project at *root*."""
    try:
        from provedocs.publish.command import print_books
    except ImportError as error:
        raise CommandError(f"{error}: install provedocs[site] first") from None
    return print_books(root, options.page, options.guide, options.release)


if __name__ == "__main__":
    sys.exit(main())
