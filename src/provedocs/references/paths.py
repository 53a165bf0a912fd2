"""Find what a path means in the installed packages."""

from difflib import get_close_matches
from pathlib import Path

from provedocs.references.library import Library
from provedocs.references.lookup import (
    AbsentError,
    NotInstalledError,
    Place,
    find_name,
)


def find_path(path: str, library: Library, inside: str = "") -> Place:
    """Return where *path*, as in ``cinder/volume/manager.py``, is; or *inside* it.

    Raises:
        AbsentError: It is not.
        NotInstalledError: Its package is not.
    """
    first, *parts = path.split("/")
    at = library.root(first)
    if at is None:
        raise NotInstalledError(first)
    for part in parts:
        if not (at / part).exists():
            known = [each.name for each in at.iterdir()] if at.is_dir() else []
            near = get_close_matches(part, known, n=1)
            hint = f"it has {near[0]}" if near else ""
            raise AbsentError(f"there is no {part} in {_short(at, library)}", hint)
        at = at / part
    if not inside:
        return Place(at, 0 if at.is_dir() else 1)
    if inside.isdigit():
        hint = "name what stands there: path:Class.method"
        raise AbsentError("a line's number says nothing of what is there", hint)
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return find_name(f"{module}.{inside}", library)


def _short(path: Path, library: Library) -> str:
    """Return *path* as pages show it: from the folder that packages are in."""
    roots = (library.root(part) for part in path.parts)
    root = next((root for root in roots if root and path.is_relative_to(root)), path)
    return path.relative_to(root.parent).as_posix()
