"""Kind of name -> the function that finds it in what is installed."""

from collections.abc import Callable
from difflib import get_close_matches

from provedocs.options.ini import Setting
from provedocs.options.rules import Verdict, judge
from provedocs.references.library import Release, release_of
from provedocs.references.lookup import (
    AbsentError,
    NotInstalledError,
    Place,
    find_name,
)
from provedocs.references.paths import find_path
from provedocs.references.shelf import Found, Shelf


def name_found(shelf: Shelf, name: str) -> Found:
    """Find a dotted name."""
    package = name.partition(".")[0]
    release = shelf.release(package)
    return _placed(find_name(name, shelf.library), package, release, shelf)


def path_found(shelf: Shelf, path: str, inside: str = "") -> Found:
    """Find a path, or what is *inside* the file there."""
    package = path.partition("/")[0]
    release = shelf.release(package)
    return _placed(find_path(path, shelf.library, inside), package, release, shelf)


def _placed(place: Place, package: str, release: Release, shelf: Shelf) -> Found:
    root = shelf.library.root(package)
    inside = root is not None and place.path.is_relative_to(root)
    path = place.path.relative_to(root.parent).as_posix() if root and inside else ""
    return Found(release, path, place.line)


def command_found(shelf: Shelf, command: str) -> Found:
    """Find a console command, and the function that it calls."""
    if command not in shelf.commands:
        shelf.release(command.partition("-")[0])
        near = get_close_matches(command, shelf.commands, n=1)
        hint = f"did you mean {near[0]}?" if near else ""
        raise AbsentError(f"there is no command {command}", hint)
    point = shelf.commands[command]
    package = point.module.partition(".")[0]
    release = release_of(point.dist) if point.dist else shelf.release(package)
    try:
        place = find_name(f"{point.module}.{point.attr}", shelf.library)
    except LookupError:  # it is made when it is imported
        return Found(release)
    return _placed(place, package, release, shelf)


def option_found(
    shelf: Shelf, section: str, option: str, value: str | None = None
) -> Found:
    """Find an option in the first service of the project that has it.

    Raises:
        WrongError: It cannot have this value.
    """
    if not shelf.services:
        raise NotInstalledError(f"of a service with options: {section} {option}")
    sections = {"DEFAULT": {"enabled_backends": ",".join(shelf.back_ends)}}
    told = []
    for service in shelf.services:
        verdict = judge(section, option, None, shelf.table(service), sections)
        if verdict.exists:
            shelf.check_value(service, Setting(section, option, value, 0))
            path, line = verdict.place or ("", 0)
            return Found(shelf.release(service), path, line)
        told.append(verdict)
    best = max(told, key=_nearness)
    raise AbsentError(best.what, best.hint)


def _nearness(verdict: Verdict) -> tuple[bool, bool]:
    """Order what services say: who has a guess, or knows the section, is meant."""
    return verdict.hint.startswith("did you mean"), "no option" in verdict.what


FINDERS: dict[str, Callable[..., Found]] = {
    "name": name_found,
    "path": path_found,
    "command": command_found,
    "option": option_found,
}
