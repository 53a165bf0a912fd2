"""Which versions a proof leaned on."""

import json
import platform
import re
import subprocess
from functools import cache
from importlib import metadata
from pathlib import Path

TOOLS = frozenset({"Bash", "Mermaid", "PyYAML", "SQLite"})
"""What runs or reads blocks, whatever they are about; but Python, which is taught."""

_PACKAGES = {"yaml": "PyYAML"}
_NOBODY = ("same", "shown")


@cache
def versions_of(language: str, root: Path) -> dict[str, str]:
    """Return name and version of what proves blocks of *language* at *root*."""
    if language in ("console", "bash"):
        return {"Bash": _bash(), "Python": platform.python_version()}
    if language == "mermaid":
        return {"Mermaid": _npm(root / "node_modules" / "mermaid")}
    if language in _PACKAGES:
        name = _PACKAGES[language]
        return {name: metadata.version(name)}
    if language == "sql":
        from sqlite3 import sqlite_version

        return {"SQLite": sqlite_version}
    if language in _NOBODY:
        return {}
    return {"Python": platform.python_version()}


def _bash() -> str:
    told = subprocess.run(
        ["bash", "--version"], capture_output=True, text=True, check=True
    )
    found = re.search(r"version ([\d.]+)", told.stdout)
    return found[1] if found else "unknown"


def _npm(folder: Path) -> str:
    try:
        return str(json.loads((folder / "package.json").read_text())["version"])
    except (OSError, ValueError, KeyError):
        return "unknown"
