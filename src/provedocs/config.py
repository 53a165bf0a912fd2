"""Read what the project's ``mkdocs.yml`` says of its Markdown."""

import os
import pkgutil
from pathlib import Path
from typing import Any

import yaml

MATERIAL = {
    "admonition": {},
    "attr_list": {},
    "md_in_html": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
}
"""The extensions taken where there is no ``mkdocs.yml``: Material's usual ones."""

_BUILT_IN = ("toc", "tables", "fenced_code")  # mkdocs/config/defaults.py, 1.6.1


class ConfigError(Exception):
    """``mkdocs.yml`` cannot be read; the message says what to do."""


class _Loader(yaml.SafeLoader):
    """YAML with the tags that MkDocs allows."""


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """Return the first variable of ``!ENV`` that is set, else its default."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    *names, default = loader.construct_sequence(node)  # type: ignore[arg-type]
    return next((os.environ[n] for n in names if n in os.environ), default)


def _name(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
    return pkgutil.resolve_name(suffix)


def _folder(loader: yaml.SafeLoader, node: yaml.Node) -> str:
    return str(node.value).removeprefix("$config_dir").lstrip("/") or "."


_Loader.add_constructor("!ENV", _env)
_Loader.add_constructor("!relative", _folder)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _name)


def read_extensions(root: Path) -> dict[str, dict[str, Any]]:
    """Return the Markdown extensions of the project at *root*, with their options.

    Raises:
        ConfigError: ``mkdocs.yml`` is there and cannot be understood.
    """
    path = root / "mkdocs.yml"
    if not path.is_file():
        return {name: {} for name in _BUILT_IN} | MATERIAL
    listed = _read(path).get("markdown_extensions") or []
    extensions: dict[str, dict[str, Any]] = {name: {} for name in _BUILT_IN}
    for entry in listed.items() if isinstance(listed, dict) else listed:
        extensions |= {name: dict(options or {}) for name, options in _pairs(entry)}
    return _absolute(extensions, root)


def _pairs(entry: Any) -> list[tuple[str, Any]]:
    return list(entry.items()) if isinstance(entry, dict) else [(entry, {})]


def _read(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except (yaml.YAMLError, ImportError, AttributeError, ValueError) as error:
        raise ConfigError(f"{path.name}: {error}") from None
    if not isinstance(content, dict):
        raise ConfigError(f"{path.name}: holds no settings; see mkdocs.org")
    if base := content.pop("INHERIT", None):
        return _read(path.parent / base) | content
    return dict(content)


def _absolute(extensions: dict[str, dict[str, Any]], root: Path) -> dict[str, Any]:
    """Make ``pymdownx.snippets`` independent of where we stand, and strict."""
    if (snippets := extensions.get("pymdownx.snippets")) is not None:
        given = snippets.get("base_path", ["."])
        folders = [given] if isinstance(given, str) else given
        snippets["base_path"] = [str(root / folder) for folder in folders]
        snippets |= {"check_paths": True, "url_download": False}
    return extensions
