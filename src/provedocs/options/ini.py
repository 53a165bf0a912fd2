"""Read an INI file as oslo.config does, each setting with its lines.

Unlike Python's own parser it takes an option several times, see
``oslo_config/iniparser.py``, 10.7.
"""

import re
from dataclasses import dataclass, replace

_SECTION = re.compile(r"\[(?P<name>.+)\]$")
_SETTING = re.compile(r"(?P<name>[^:=]+?)\s*[:=](?P<value>.*)$")


@dataclass(frozen=True, slots=True)
class Setting:
    """An option, its value, and the line, from 1, that it begins on.

    A section that begins has no ``option``; ``value`` is None where a text names
    an option and says nothing of its value.
    """

    section: str
    option: str
    value: str | None
    line: int


class IniError(ValueError):
    """A text is no INI file; ``line``, from 1, is where."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.line = line


def read_settings(text: str) -> list[Setting]:
    """Return the sections and settings of *text*, in their order.

    Raises:
        IniError: A line is none of them, and no comment.
    """
    found: list[Setting] = []
    section, goes_on = "", False
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip()
        if line.startswith((" ", "\t")):
            if not goes_on:
                raise IniError("this line goes on with no option", number)
            found[-1] = replace(found[-1], value=f"{found[-1].value}\n{line.strip()}")
            continue
        goes_on = bool(line) and line[0] not in "#;["
        if goes_on:
            found.append(_setting(section, line, number))
        elif line.startswith("["):
            section = _section(line, number)
            found.append(Setting(section, "", None, number))
    return found


def _section(line: str, number: int) -> str:
    named = _SECTION.match(line)
    if named is None:
        raise IniError("a section's name is missing, or the ']' behind it", number)
    return named["name"]


def _setting(section: str, line: str, number: int) -> Setting:
    found = _SETTING.match(line)
    if found is None:
        raise IniError("this line is no section, option or comment", number)
    if not section:
        raise IniError("no section begins above this line", number)
    value = found["value"].strip()
    if value[:1] in ("'", '"') and value[0] == value[-1]:
        value = value[1:-1]
    return Setting(section, found["name"], value, number)


def named_back_ends(text: str) -> list[str]:
    """Return the sections that ``enabled_backends`` in *text* names.

    Cinder takes the options of ``[backend_defaults]`` there: see
    ``cinder/volume/configuration.py``, 29.0.0.
    """
    found = re.findall(r"^\s*enabled_backends\s*[=:]\s*(.*)$", text, re.MULTILINE)
    return [name.strip() for value in found for name in value.split(",")]
