"""Which inline code names real code, and what kind of name it is.

A name is checked if its first part is one of the project's packages, and it looks
like one of these as a whole; a package's bare name is a word, and left alone:

- a dotted name, ``cinder.volume.api.API.create``, unless it ends like a file
  (``cinder.conf``);
- a path, ``cinder/volume/manager.py``, and what is in it, ``:Class.method``;
- a command, ``cinder-manage host list`` or ``cinder list``;
- an option of a service, ``[DEFAULT] enabled_backends``, with a value or without.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

_FILES = "cfg|conf|db|ini|json|log|md|rst|sample|sqlite|txt|yaml|yml"

_SHAPES = {
    "name": re.compile(r"(?P<package>[A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)+(?:\(.*\))?$"),
    "path": re.compile(
        r"(?P<package>[A-Za-z_]\w*)(?:/[\w.-]+)+/?(?::(?P<inside>[\w.]+)(?:\(.*\))?)?$"
    ),
    "command": re.compile(
        r"(?P<package>[a-z]\w*?)(?:(?:-[a-z0-9]+)+(?: .*)?| +[a-z-].*)$"
    ),
}
_FILE = re.compile(rf"\.(?:{_FILES})$")
_OPTION = re.compile(
    r"\[(?P<section>[A-Za-z][\w-]*)\] (?P<option>[A-Za-z][\w-]*)"
    r"(?: ?= ?(?P<value>.*))?$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """What inline code names: its ``kind``, and the ``parts`` that matter to it.

    ``package`` is the one that it begins with; an option has none.
    """

    kind: str
    parts: tuple[str, ...]
    package: str = ""


def named_by(text: str, packages: Collection[str]) -> Named | None:
    """Return what *text* names in one of *packages*; None if it is left alone."""
    if option := _OPTION.match(text):
        section, name, value = option.group("section", "option", "value")
        given = () if value is None else (value,)
        return Named("option", (section, name, *given))
    for kind, shape in _SHAPES.items():
        found = shape.match(text)
        if found and found["package"] in packages:
            return _named(kind, text, found["package"])
    return None


def _named(kind: str, text: str, package: str) -> Named | None:
    if kind == "command":
        return Named(kind, (text.split()[0],), package)
    bare = text.partition("(")[0]
    if kind == "name":
        return None if _FILE.search(bare) else Named(kind, (bare,), package)
    path, _, inside = bare.partition(":")
    parts = (path.rstrip("/"), *([inside] if inside else []))
    return Named(kind, parts, package)
