"""What the command line can do; reading and printing is here."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from minicloud import children, cloud, faults, options, report, tending
from minicloud.config.site import Site
from minicloud.errors import CloudError, UsageError
from minicloud.folder import Folder
from minicloud.trace import forms, watch


def tell(text: str) -> None:
    """Show one step of a start."""
    print(f"... {text}", file=sys.stderr, flush=True)


def up(args: argparse.Namespace) -> int:
    """Start a cloud, and keep it until Ctrl-C or `down`."""
    with (
        children.ended_by_signals(),
        cloud.running(args.dir, options.chosen(args), tell) as it,
    ):
        print(report.running(it), flush=True)
        raise CloudError(tending.keep(it, tell))
    return 0


def down(args: argparse.Namespace) -> int:
    """End the cloud that runs in the folder."""
    ended = cloud.end_other(Folder(args.dir))
    print("ended" if ended else f"no cloud runs in {args.dir}")
    return 0


def run(args: argparse.Namespace) -> int:
    """Run a command with its environment set, in a cloud of its own if none runs."""
    with children.ended_by_signals(), at_hand(args) as site:
        return children.execute(args.words, site)
    return children.INTERRUPTED


def trace(args: argparse.Namespace) -> int:
    """Run a command, and show what it did inside the services.

    What the command prints goes to standard error.
    """
    form = forms.FORMS[args.form or "diagram"]
    with children.ended_by_signals(), at_hand(args) as site:
        with watch.watching(site.path):
            status = children.execute(args.words, site, stdout=sys.stderr.fileno())
            roots = watch.settled(site.path)
        if not roots:
            print("minicloud: no request reached a service", file=sys.stderr)
        print(form(roots, site.path), end="")
        return status
    return children.INTERRUPTED


@contextmanager
def at_hand(args: argparse.Namespace) -> Iterator[Site]:
    """Have a cloud: the one that runs in the folder, or one for this block."""
    if not args.words:
        raise UsageError(f"{args.command} what? Write it behind --")
    folder = Folder(args.dir.resolve())
    if folder.holder() is not None:
        yield _running_site(folder)
        return
    with cloud.running(args.dir, options.chosen(args), tell) as it:
        yield it.site


def _running_site(folder: Folder) -> Site:
    settings = folder.remembered()
    if settings is None or not folder.is_complete():
        raise CloudError(f"the cloud in {folder.path} is not ready yet")
    return Site(folder.path, settings, settings.ports)


def revive(args: argparse.Namespace) -> int:
    """Start one of the cloud's processes again, whether it runs or not."""
    folder = Folder(args.dir.resolve())
    if folder.holder() is None:
        raise CloudError(f"no cloud runs in {args.dir}")
    tending.ask(_running_site(folder), args.process)
    return 0


def fault(args: argparse.Namespace) -> int:
    """Ask a back end's driver to fail; without WORDS, ask it to work again."""
    folder = Folder(args.dir.resolve())
    settings = folder.remembered()
    if settings is None:
        raise CloudError(f"no cloud is in {args.dir}; start one by `up`")
    if args.backend not in settings.backend_names:
        names = ", ".join(settings.backend_names)
        raise UsageError(f"no back end {args.backend}; use {names}")
    asked = [faults.parse(" ".join(args.words))] if args.words else []
    faults.write(folder.path / "faults" / args.backend, asked)
    return 0


Command = Callable[[argparse.Namespace], int]
COMMANDS: Mapping[str, tuple[Command, str]] = {
    "up": (up, "start a cloud, and keep it until Ctrl-C"),
    "down": (down, "end the cloud that runs in the folder"),
    "run": (run, "run a command with the cloud's environment"),
    "revive": (revive, "start a service's process again"),
    "fault": (fault, "ask a driver to fail: METHOD once|always raise|slow [SECONDS]"),
    "trace": (trace, "run a command, and show what it did inside the services"),
}
