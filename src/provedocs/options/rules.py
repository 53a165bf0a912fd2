"""What can be wrong with one setting, and what to write instead."""

import base64
import pickle
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from provedocs.options.lists import Table, section_name
from provedocs.options.places import option_name

_DEFAULTS = "backend_defaults"
"""Where Cinder lists what a section of a back end may hold."""

_VARIABLE = re.compile(r"(?<!\$)\$(?:\{[\w.]+\}|[\w.]+)")


class Verdict(NamedTuple):
    """What is wrong with a setting, empty if nothing; what to do; where it is defined.

    ``place`` is a path from the packages' folder, and a line.  ``multi`` tells that
    the option may stand several times, ``exists`` that the release has it at all.
    """

    what: str = ""
    hint: str = ""
    place: tuple[str, int] | None = None
    multi: bool = False
    exists: bool = True


def judge(
    section: str,
    option: str,
    value: str | None,
    table: Table,
    sections: Mapping[str, Mapping[str, str]],
) -> Verdict:
    """Return what is wrong with *option* in *section*, an empty one being the section.

    *sections* holds the whole text: option and value by section.
    """
    group = _group(section, table, sections)
    if group is None:
        return _no_section(section, table)
    name = option_name(option)
    if not option:
        return Verdict()
    if name not in group:
        return _no_option(section, option, group, table)
    known = group[name]
    place, multi = known["place"], known["multi"]
    if known["deprecated"]:
        what = f"[{section}] {option} is deprecated: {known['deprecated']}"
        return Verdict(what, "leave it out", place, multi)
    said = _judge_value(section, option, value, known)
    return said._replace(place=place, multi=multi)


def _group(
    section: str, table: Table, sections: Mapping[str, Mapping[str, str]]
) -> dict[str, Any] | None:
    """Return the options that *section* may hold; None if there is no such section."""
    groups: dict[str, dict[str, Any]] = table["groups"]
    name = section_name(section)
    back_ends = sections.get("DEFAULT", {}).get("enabled_backends", "").split(",")
    if name not in groups and section in map(str.strip, back_ends):
        name = _DEFAULTS
    group = groups.get(name)
    if group and "auth_type" in group:
        plugin = sections.get(section, {}).get("auth_type", "password")
        group = {**table["plugins"].get(plugin, {}), **group}
    return group


def _no_section(section: str, table: Table) -> Verdict:
    near = get_close_matches(section, table["groups"], n=1)
    hint = f"did you mean [{near[0]}]?" if near else _BACK_END
    return Verdict(
        f"there is no section [{section}] in this release", hint, exists=False
    )


_BACK_END = "a back end's section is named in enabled_backends of [DEFAULT]"


def _no_option(section: str, option: str, group: Any, table: Table) -> Verdict:
    """Say what an option that is not there may be: renamed, elsewhere, misspelt."""
    name = option_name(option)
    if renamed := table["renamed"].get(section_name(section), {}).get(name):
        what = f"[{section}] {option} is deprecated: it has another name"
        return Verdict(what, f"write [{renamed[0]}] {option_name(renamed[1])}")
    what = f"there is no option {option} in [{section}] in this release"
    elsewhere = sorted(s for s, options in table["groups"].items() if name in options)
    if elsewhere:
        return Verdict(
            what, f"it belongs to [{'], ['.join(elsewhere[:5])}]", exists=False
        )
    return Verdict(what, _nearest(name, group, table), exists=False)


def _nearest(name: str, group: Any, table: Table) -> str:
    """Return which option is meant: one of this section, rather than of another."""
    if near := get_close_matches(name, group, n=1, cutoff=0.75):
        return f"did you mean {near[0]}?"
    groups = table["groups"].items()
    everywhere = {option: section for section, known in groups for option in known}
    if near := get_close_matches(name, everywhere, n=1, cutoff=0.8):
        return f"did you mean [{everywhere[near[0]]}] {near[0]}?"
    loose = get_close_matches(name, group, n=1)
    return f"the nearest here is {loose[0]}" if loose else ""


def _judge_value(section: str, option: str, value: str | None, known: Any) -> Verdict:
    """Have the option's own type read *value*, unless oslo.config would change it."""
    if value is None or value == "..." or _VARIABLE.search(value):
        return Verdict()
    kind = pickle.loads(base64.b64decode(known["type"]))
    try:
        kind(value)
    except (ValueError, TypeError) as error:
        what = f"[{section}] {option} cannot be {value!r}: {error}"
        return Verdict(what, f"its type is {kind!r}"[:200])
    return Verdict()
