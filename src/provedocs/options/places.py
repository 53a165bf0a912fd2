"""Where a service's modules define its options: for the reader, not for the proof."""

import re
from importlib.machinery import PathFinder
from pathlib import Path

Places = dict[str, list[tuple[str, int]]]
"""Where options of each name are defined: path, from the packages' folder, and line."""

_DEFINED = re.compile(r"""Opt\(\s*(?:name=)?f?["']([\w-]+)["']""")


def option_name(name: str) -> str:
    """Return *name* as oslo.config compares options' names."""
    return name.replace("-", "_")


def places_of(package: str) -> Places:
    """Return where the modules of *package* define options, by the option's name."""
    found: Places = {}
    spec = PathFinder.find_spec(package.replace("-", "_"))
    root = next(iter((spec and spec.submodule_search_locations) or ()), None)
    for path in sorted(Path(root).rglob("*.py")) if root else ():
        if "tests" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        short = path.relative_to(Path(str(root)).parent).as_posix()
        for defined in _DEFINED.finditer(text):
            line = text.count("\n", 0, defined.start(1)) + 1
            found.setdefault(option_name(defined[1]), []).append((short, line))
    return found


def place_of(name: str, section: str, places: Places) -> tuple[str, int] | None:
    """Return where the option *name* of *section* is defined, if that is certain.

    Where several have its name, it is the one in a module named after the section.
    """
    found = places.get(option_name(name), [])
    named = [
        place for place in found if section in Path(place[0]).with_suffix("").parts
    ]
    certain = found if len(found) == 1 else named
    return certain[0] if len(certain) == 1 else None
