"""What a page gets from pytest: the values of the fixtures that it needs."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePath
from types import TracebackType
from typing import Any

import pytest

from provedocs.blocks import Block
from provedocs.errors import Problem, Unproved

_WAY = ("provedocs.", "_pytest.", "pluggy.")
_PLAIN = (str, bytes, int, float, bool, type(None), PurePath)


def names_needed(block: Block) -> list[str]:
    """Return the fixtures that *block* names in ``needs=``."""
    return [name.strip() for name in block.options.get("needs", "").split(",") if name]


def fixture_values(
    blocks: Sequence[Block], request: pytest.FixtureRequest | None
) -> tuple[dict[str, Any], dict[int, Problem]]:
    """Return what the fixtures that *blocks* need give, by name, and what is wrong.

    That is a problem by the index of the first block that needs a fixture which
    is not there, or whose value cannot leave this process.
    """
    __tracebackhide__ = True
    values: dict[str, Any] = {}
    problems: dict[int, Problem] = {}
    if request is None:
        return values, problems
    lost: set[str] = set()
    for index, block in enumerate(blocks):
        for name in names_needed(block):
            if name in values or name in lost:
                continue
            try:
                values[name] = _value(name, block, request)
            except Unproved as unproved:
                problems.setdefault(index, unproved.problems[0])
                lost.add(name)
    return values, problems


def _value(name: str, block: Block, request: pytest.FixtureRequest) -> Any:
    __tracebackhide__ = True
    try:
        value = request.getfixturevalue(name)
    except pytest.FixtureLookupError as error:
        if error.argname != name:
            raise
        raise Unproved([_no_fixture(name, block, error)]) from None
    except Exception as error:
        raise error.with_traceback(_fixtures_own(error.__traceback__)) from None
    if not _is_plain(value):
        kind = type(value).__name__
        what = f"the fixture {name!r} gives a {kind}, which cannot leave pytest"
        hint = "give text, numbers or paths, alone or in lists and dicts"
        raise Unproved([Problem(block.at(-1), what, hint)])
    return value


def _fixtures_own(trace: TracebackType | None) -> TracebackType | None:
    """Return *trace* without the steps of pytest that lead to the fixture."""
    while trace is not None and trace.tb_next is not None:
        if not trace.tb_frame.f_globals.get("__name__", "").startswith(_WAY):
            break
        trace = trace.tb_next
    return trace


def _no_fixture(name: str, block: Block, error: pytest.FixtureLookupError) -> Problem:
    known = re.search(r"available fixtures: (.*)", error.formatrepr().errorstring)
    near = get_close_matches(name, known[1].split(", ") if known else [], n=1)
    hint = (
        f"did you mean {near[0]}?"
        if near
        else "pytest --fixtures lists those there are"
    )
    return Problem(block.at(-1), f"there is no fixture {name!r}", hint)


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(_is_plain(part) for pair in value.items() for part in pair)
    if isinstance(value, (list, tuple)):
        return all(map(_is_plain, value))
    return isinstance(value, _PLAIN)
