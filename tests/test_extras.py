"""What provedocs imports is what its own installation brings."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
BROUGHT = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["site"]
BESIDE = {"jinja2"}
"""What MkDocs cannot be installed without."""


def imported(path: Path) -> set[str]:
    """Return the packages that the module at *path* imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Import)]
    names = {alias.name for node in nodes for alias in node.names}
    names |= {
        node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
    }
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    "path", sorted((SOURCE / "provedocs/publish").glob("*.py")), ids=lambda p: p.stem
)
def test_a_module_imports_what_is_installed_with_it(path: Path) -> None:
    brought = {re.split(r"[<>=\[]", need)[0].lower() for need in BROUGHT}
    known = packages_distributions()
    own = {"provedocs", *sys.stdlib_module_names}
    needed = {name.lower() for i in imported(path) - own for name in known[i]}
    assert needed - BESIDE <= brought
