"""Verifiers: language -> the function that proves a block of it.

A verifier takes a block and its page's workspace, and returns the status it
reached (``run``, ``checked`` or ``same``), or raises `Unproved`.  To add a
language, write its function and name it here; see ``CONTRIBUTING.md``.
"""

from collections.abc import Callable
from difflib import get_close_matches

from provedocs.blocks import Block
from provedocs.errors import Problem, Unproved
from provedocs.fences import ALIASES
from provedocs.regions import RegionError, shows_region
from provedocs.verifiers.console import verify_bash, verify_console
from provedocs.verifiers.data import verify_ini, verify_json, verify_toml, verify_yaml
from provedocs.verifiers.diagram import verify_mermaid
from provedocs.verifiers.http import verify_http
from provedocs.verifiers.pycon import verify_pycon
from provedocs.verifiers.python import verify_python
from provedocs.verifiers.shown import verify_diff, verify_same, verify_text
from provedocs.verifiers.sql import verify_sql
from provedocs.workspace import Workspace

Verifier = Callable[[Block, Workspace], str]

VERIFIERS: dict[str, Verifier] = {
    "bash": verify_bash,
    "console": verify_console,
    "diff": verify_diff,
    "http": verify_http,
    "ini": verify_ini,
    "json": verify_json,
    "mermaid": verify_mermaid,
    "pycon": verify_pycon,
    "python": verify_python,
    "sql": verify_sql,
    "text": verify_text,
    "toml": verify_toml,
    "yaml": verify_yaml,
}


def verify(block: Block, workspace: Workspace) -> str:
    """Prove *block*; return ``run``, ``checked``, ``same`` or ``shown``.

    Raises:
        Unproved: it is not so; with each problem, and the edits that mend it.
    """
    if "shown" in block.options:
        return "shown"
    return verifier_of(block)(block, workspace)


def verifier_of(block: Block) -> Verifier:
    """Return the function that proves *block*.

    Raises:
        Unproved: nobody proves its language; the hint names those known.
    """
    try:
        if shows_region(block):
            return _take_region
    except RegionError as error:
        raise Unproved([Problem(block.at(), str(error), error.hint)]) from None
    if "same" in block.options:
        return verify_same
    if "options" in block.options:
        return _verify_options
    if block.language not in VERIFIERS:
        raise Unproved([_unknown(block)])
    return VERIFIERS[block.language]


def _take_region(block: Block, workspace: Workspace) -> str:
    """Take a fence that shows a region: the page's scan saw that the file has it."""
    return "same"


def _verify_options(block: Block, workspace: Workspace) -> str:
    """Load the verifier first: few pages need what it imports."""
    from provedocs.verifiers.options import verify_options

    return verify_options(block, workspace)


def _unknown(block: Block) -> Problem:
    known = ", ".join(sorted(VERIFIERS))
    if not block.language:
        return Problem(
            block.at(), "this fence names no language", f"name one of {known}"
        )
    near = get_close_matches(block.language, [*VERIFIERS, *ALIASES], n=1, cutoff=0.7)
    hint = f"did you mean {near[0]}? " if near else ""
    what = f"nothing proves the language {block.language!r}"
    return Problem(block.at(), what, f'{hint}known: {known}; or say shown="reason"')
