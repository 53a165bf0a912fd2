"""What a page's fixtures tell of the service that its blocks speak to.

A fixture gives an address or a path, or a dict of what there is: ``url`` and
``headers`` for requests, ``database`` for queries, ``versions`` for the record.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from provedocs.blocks import Block
from provedocs.directives import RUNS
from provedocs.errors import Problem, Unproved
from provedocs.workspace import Workspace

_SPEAKING = RUNS | {"mermaid"}
_QUIET = {"same", "shown"}

_HINTS = {
    "url": "name a fixture above the fence whose value is an address, or a dict "
    'with "url": needs="name"',
    "database": "name a fixture above the fence whose value is a path, or a dict "
    'with "database": needs="name"',
}


def fixtures_of(block: Block) -> list[str]:
    """Return the names in the ``needs=`` of *block*."""
    names = block.options.get("needs", "").split(",")
    return [name.strip() for name in names if name.strip()]


def service_of(block: Block, workspace: Workspace, key: str) -> dict[str, Any]:
    """Return what the nearest fixture says that has *key*: ``url`` or ``database``.

    The block's own ``needs=`` comes first, then those of the blocks above it.

    Raises:
        Unproved: No fixture of the page has it.
    """
    for above in reversed(workspace.blocks[: workspace.index + 1]):
        for name in fixtures_of(above):
            told = _told(vars(workspace.module).get(name))
            if key in told:
                return told
    what = f"this block has no service to ask: no fixture of the page gives a {key}"
    raise Unproved([Problem(block.at(), what, _HINTS[key])])


def _told(value: Any) -> dict[str, Any]:
    """Return a fixture's *value* as a dict of what there is."""
    if isinstance(value, Mapping):
        return dict(value)
    if str(value).startswith(("http://", "https://")):
        return {"url": str(value)}
    return {} if value is None else {"database": str(value)}


def versions_behind(
    blocks: Sequence[Block], index: int, names: Mapping[str, Any]
) -> dict[str, str]:
    """Return the versions of the services that block *index* of a page ran against.

    They are the ``versions`` in the fixtures of the page so far, whose values are
    *names*; and, of a configuration file, the package that it was held against.
    """
    block = blocks[index]
    if package := block.options.get("options"):
        from importlib import metadata  # more than a page's own process should load

        with suppress(metadata.PackageNotFoundError):
            return {package: metadata.version(package)}
    if block.language not in _SPEAKING or _QUIET & block.options.keys():
        return {}
    told = [_told(names.get(n)) for b in blocks[: index + 1] for n in fixtures_of(b)]
    pairs = (pair for one in told for pair in one.get("versions", {}).items())
    return {str(name): str(version) for name, version in pairs}
