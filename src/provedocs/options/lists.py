"""Read the option lists of a service and of the libraries that it requires.

This runs in a process of its own, see `provedocs.options.child`: a list's module
imports its whole service.
"""

import base64
import pickle
import re
from collections.abc import Iterable, Iterator
from functools import partial
from importlib import import_module, metadata
from typing import Any

from provedocs.options.absent import without_absent
from provedocs.options.places import Places, option_name, place_of, places_of

Table = dict[str, Any]
"""What is known of a service's options, as JSON can hold it: see `read_lists`."""

_GROUP = "oslo.config.opts"
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")


def normal(name: str) -> str:
    """Return *name* as packages' names are compared: PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def entry_points_of(package: str) -> list[metadata.EntryPoint]:
    """Return the lists of *package*, its own first, and of what it requires.

    Raises:
        metadata.PackageNotFoundError: It is not installed.
        LookupError: It lists none.
    """
    own = metadata.distribution(package)
    required = (_NAME.match(text) for text in own.requires or ())
    wanted = {normal(found[0]) for found in required if found}
    everyone = metadata.entry_points(group=_GROUP)
    points = [point for point in everyone if ".tests." not in point.value]
    mine = [point for point in points if _owner(point) == normal(own.name)]
    if not mine:
        raise LookupError(f"the package {package} lists no options ({_GROUP})")
    return mine + [point for point in points if _owner(point) in wanted]


def _owner(point: metadata.EntryPoint) -> str:
    return normal(point.dist.name) if point.dist else ""


def read_lists(package: str) -> Table:
    """Return the options in the lists of *package*, by section and name.

    ``groups`` holds the options, ``renamed`` what deprecated names stand for, and
    ``plugins`` what each way to authenticate adds to a section with ``auth_type``.
    """
    points = entry_points_of(package)
    places, own = places_of(package), normal(package)
    table: Table = {"groups": {}, "renamed": {}, "plugins": {}}
    for point in points:
        listed = without_absent(partial(_listed, point))
        mine = places if _owner(point) == own else {}
        for group, options in listed:
            name = section_name(getattr(group, "name", group) or "DEFAULT")
            for option in options:
                _take(option, name, table, mine)
    table["plugins"] = dict(_plugins())
    return table


def _listed(point: metadata.EntryPoint) -> list[tuple[Any, Iterable[Any]]]:
    return list(point.load()())


def section_name(name: str) -> str:
    """Return *name* as oslo.config compares sections' names."""
    return name if name == "DEFAULT" else name.lower()


def _take(option: Any, section: str, table: Table, places: Places) -> None:
    known = table["groups"].setdefault(section, {})
    known.setdefault(
        option_name(option.name),
        _described(option) | {"place": place_of(option.name, section, places)},
    )
    for old in option.deprecated_opts:
        group = section_name(old.group or section)
        renamed = table["renamed"].setdefault(group, {})
        renamed[option_name(old.name or option.name)] = [section, option.name]


def _described(option: Any) -> dict[str, Any]:
    reason = option.deprecated_reason or "it will be removed"
    return {
        "type": base64.b64encode(pickle.dumps(option.type)).decode(),
        "multi": bool(option.multi),
        "deprecated": " ".join(reason.split()) if option.deprecated_for_removal else "",
        "place": None,
    }


def _plugins() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the options of each keystoneauth plugin, by the plugin's name."""
    try:
        loading: Any = import_module("keystoneauth1.loading")
    except ImportError:
        return
    for name in sorted(loading.get_available_plugin_names()):
        try:
            options: Iterable[Any] = loading.get_auth_plugin_conf_options(name)
        except Exception:  # it needs what is not installed
            continue
        yield name, {option_name(each.name): _described(each) for each in options}
