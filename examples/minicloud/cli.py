"""The command line: ``python -m minicloud COMMAND``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from minicloud import commands
from minicloud.errors import CloudError, UsageError
from minicloud.options import usual_folder
from minicloud.settings import PROVIDERS


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read more."""

    def error(self, message: str) -> NoReturn:
        """End the program with *message* and the status 2."""
        self.exit(2, f"minicloud: {message}; see python -m minicloud --help\n")


def parser() -> Parser:
    """Return the parser of the command line."""
    made = Parser(prog="python -m minicloud", description=__doc__, allow_abbrev=False)
    kinds = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (_, about) in commands.COMMANDS.items():
        _add(kinds.add_parser(name, help=about, description=about), name)
    return made


def _add(made: argparse.ArgumentParser, name: str) -> None:
    add = made.add_argument
    add("--dir", type=Path, default=usual_folder(), help="the cloud's folder")
    if name == "revive":
        add("process", metavar="PROCESS", help="as up names it: cinder-scheduler ...")
    if name == "fault":
        add("backend", metavar="BACKEND", help="fc1, fc2 ...")
        add("words", nargs="*", metavar="METHOD once|always raise|slow [SECONDS]")
    if name in ("up", "run", "trace"):
        add("--services", help=f"of {','.join(PROVIDERS)}; cinder if not said")
        add("--backends", type=int, help="how many storage back ends; 2 if not said")
        add("--auth", help="noauth or keystone; keystone if the cloud has one")
        add("--rpc", help="fake:/ or rabbit://user:word@host:port/; fake:/ if not said")
        add("--port", action="append", default=[], metavar="SERVICE=NUMBER")
    if name == "trace":
        add("--diagram", dest="form", action="store_const", const="diagram")
        add("--json", dest="form", action="store_const", const="json")
        add("--timeline", dest="form", action="store_const", const="timeline")
    if name in ("run", "trace"):
        add("words", nargs="*", metavar="-- COMMAND")


def main(argv: Sequence[str]) -> int:
    """Do what *argv* asks; return the exit status."""
    args = parser().parse_args(argv)
    command, _ = commands.COMMANDS[args.command]
    try:
        return command(args)
    except CloudError as error:
        print(f"minicloud: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except OSError as error:
        print(f"minicloud: {error.strerror}: {error.filename or ''}", file=sys.stderr)
        return 1
