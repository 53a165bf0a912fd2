"""Read what the project's ``mkdocs.yml`` says of its Markdown."""

import os
from pathlib import Path
from typing import Any

import yaml

MATERIAL: dict[str, dict[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
}
"""The extensions taken where there is no ``mkdocs.yml``: Material's usual ones."""

_NAMES = ("mkdocs.yml", "mkdocs.yaml")  # mkdocs/config/base.py, 1.6.1
_BUILT_IN = ("toc", "tables", "fenced_code")  # mkdocs/config/defaults.py, 1.6.1
_MEND = "mend it there: mkdocs reads the same file"


class ConfigError(Exception):
    """``mkdocs.yml`` cannot be read; the message says what to do."""


class _Loader(yaml.Loader):
    """YAML with the tags that MkDocs allows, ``!!python/name:`` among them."""


def _env(loader: Any, node: yaml.Node) -> Any:
    """Return the first variable of ``!ENV`` that is set, else its default.

    What it holds is read as YAML reads a word, as in ``yaml_env_tag``, 1.1:
    ``true`` is no text.
    """
    given = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names, default = (given[:-1], given[-1]) if len(given) > 1 else (given, None)
    for name in names:
        if (held := os.environ.get(name.value)) is not None:
            tag = loader.resolve(yaml.ScalarNode, held, (True, False))
            return loader.construct_object(yaml.ScalarNode(tag, held))
    return None if default is None else loader.construct_object(default)


_Loader.add_constructor("!ENV", _env)
_Loader.add_constructor("!relative", lambda _, node: str(node.value))


def read_extensions(root: Path) -> dict[str, dict[str, Any]]:
    """Return the Markdown extensions of the project at *root*, with their options.

    Raises:
        ConfigError: ``mkdocs.yml`` is there and cannot be understood.
    """
    extensions: dict[str, dict[str, Any]] = {name: {} for name in _BUILT_IN}
    path = next((root / name for name in _NAMES if (root / name).is_file()), None)
    if path is None:
        return extensions | MATERIAL
    settings = _read(path)
    try:
        extensions |= _listed(settings.get("markdown_extensions") or [])
        _absolute(extensions, root, settings.get("docs_dir", "docs"))
    except (TypeError, ValueError, AttributeError) as error:
        what = f"its markdown_extensions cannot be understood: {error}"
        raise ConfigError(f"{path.name}: {what}; {_MEND}") from None
    return extensions


def _listed(entries: Any) -> dict[str, dict[str, Any]]:
    """Return what a list of names, of mappings, or a mapping says."""
    if isinstance(entries, str):
        raise TypeError(f"{entries!r} is no list")
    named = [
        pair
        for entry in ([entries] if isinstance(entries, dict) else entries)
        for pair in (entry.items() if isinstance(entry, dict) else [(entry, None)])
    ]
    return {name: dict(options or {}) for name, options in named}


def _read(path: Path) -> dict[str, Any]:
    """Return the settings in *path*, those of the file it inherits from under them."""
    try:
        content = yaml.load(path.read_bytes(), Loader=_Loader)
    except OSError:
        raise ConfigError(f"there is no {path.name} to inherit from; {_MEND}") from None
    except (yaml.YAMLError, ValueError, ImportError) as error:
        raise ConfigError(f"{path.name} cannot be read: {error}; {_MEND}") from None
    if not isinstance(content, dict):
        raise ConfigError(f"{path.name} holds no settings; {_MEND}")
    base = content.pop("INHERIT", None)
    return _merged(_read(path.parent / base), content) if base else content


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return *base* overlaid with *own*, mappings key by key, as MkDocs does it."""
    both = {
        key: _merged(base[key], value)
        for key, value in own.items()
        if isinstance(value, dict) and isinstance(base.get(key), dict)
    }
    return base | own | both


def _absolute(extensions: dict[str, dict[str, Any]], root: Path, docs: str) -> None:
    """Make ``pymdownx.snippets`` independent of where we stand, and strict."""
    if (snippets := extensions.get("pymdownx.snippets")) is None:
        return
    given = snippets.get("base_path", ["."])
    folders = [given] if isinstance(given, str) else given
    snippets["base_path"] = [str(root / _folder(name, docs)) for name in folders]
    snippets |= {"check_paths": True, "url_download": False}


def _folder(name: str, docs: str) -> str:
    """Return *name* with the places of ``!relative`` in it resolved.

    See ``mkdocs/utils/yaml.py``, 1.6.1.
    """
    if not name:
        raise ValueError("write !relative $docs_dir: a page's own folder changes")
    first, _, rest = name.partition("/")
    place = {"$config_dir": ".", "$docs_dir": docs}.get(first, first)
    return f"{place}/{rest}" if rest else place
