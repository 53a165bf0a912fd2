"""What pytest's configuration file says of provedocs, read without pytest."""

import configparser
import shlex
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_INI = {"pytest.ini": "pytest", "tox.ini": "pytest", "setup.cfg": "tool:pytest"}


class SettingsError(Exception):
    """The settings cannot be read, or name no page; the message says what to do."""


def named_pages(root: Path) -> list[str]:
    """Return the files and folders that ``provedocs_pages`` names.

    Raises:
        SettingsError: it is not set.
    """
    value = _settings(root).get("provedocs_pages")
    if not value:
        raise SettingsError(
            "name the pages: provedocs list docs, or set provedocs_pages"
        )
    return (
        shlex.split(value) if isinstance(value, str) else [str(part) for part in value]
    )


def _settings(root: Path) -> Mapping[str, Any]:
    """Return pytest's settings, from the first file that has any."""
    for name in ("pytest.toml", "pyproject.toml"):
        if found := _toml(root / name):
            return found
    for name, section in _INI.items():
        parser = configparser.RawConfigParser()
        parser.read(root / name, encoding="utf-8")
        if parser.has_section(section):
            return parser[section]
    return {}


def _toml(path: Path) -> Mapping[str, Any]:
    if not path.is_file():
        return {}
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path.name}: {error}") from None
    table = content.get("tool", content).get("pytest", {})
    settings: Mapping[str, Any] = table.get("ini_options", table)
    return settings
