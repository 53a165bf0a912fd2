"""The command line: ``python -m cinder_flow create SIZE [options]``."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, NoReturn

import seqtrace
from cinder_flow import scenarios, settings, story, views
from cinder_flow.cloud import Cloud
from cinder_flow.model.conf import BACKENDS, Conf

STATIONS = ("cinder-scheduler", "cinder-volume")


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read more."""

    def error(self, message: str) -> NoReturn:
        """End the program with *message* and the status 2."""
        self.exit(2, f"cinder_flow: {message}; see python -m cinder_flow --help\n")


def _read(function: Callable[[str], Any]) -> Callable[[str], Any]:
    """Have argparse show the text of *function*'s ValueError."""

    def read(text: str) -> Any:
        try:
            return function(text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


def _setting(text: str) -> str:
    settings.with_option(Conf(), text)
    return text


def parser() -> Parser:
    """Return the parser of the command line."""
    made = Parser(prog="cinder_flow", description=__doc__, allow_abbrev=False)
    add = made.add_argument
    names = [backend.name for backend in BACKENDS]
    add("command", type=_read(settings.one_of(["create"])), help="create")
    add("size", help="in GiB")
    add("--display-name", "--name", default="", metavar="NAME")
    add("--volume-type", metavar="TYPE")
    add("--conf", type=_read(_setting), action="append", default=[], metavar="OPT=TEXT")
    add("--break", type=_read(settings.one_of(names)), action="append", default=[],
        dest="broken", metavar="BACKEND", help="have its driver fail")  # fmt: skip
    add("--stop", type=_read(settings.one_of(STATIONS)), action="append", default=[],
        metavar="STATION", help="have it not run")  # fmt: skip
    add("--mermaid", action="store_true", help="print the diagram, not the story")
    return made


def main(argv: Sequence[str]) -> int:
    """Create a volume; return 0 if it is available in the end, else 1."""
    args = parser().parse_args(argv)
    conf = reduce(settings.with_option, args.conf, Conf())
    conf = replace(conf, enabled_backends=scenarios.broken(*args.broken))
    cloud = Cloud(conf, stopped=args.stop)
    wanted = {
        "size": args.size,
        "name": args.display_name,
        "volume_type": args.volume_type,
    }
    return show(cloud, wanted, as_diagram=args.mermaid)


def show(cloud: Cloud, wanted: dict[str, str | None], *, as_diagram: bool) -> int:
    """Have *cloud* create what is *wanted*, and print how it went."""
    answers = []
    records = views.OVERVIEW.records(lambda: answers.append(cloud.create(**wanted)))
    if as_diagram:
        print(seqtrace.draw(records), end="")
    else:
        print(*story.tell(records), *story.end(cloud, answers[0]), sep="\n")
    return 0 if any(v.status == "available" for v in cloud.db.rows.values()) else 1
