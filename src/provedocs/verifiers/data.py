"""Data: read by the format's own parser, and no key given twice."""

import configparser
import json
import tomllib
from collections.abc import Hashable
from typing import Any

import yaml

from provedocs.blocks import Block
from provedocs.errors import Problem, Unproved
from provedocs.workspace import Workspace


def verify_json(block: Block, workspace: Workspace) -> str:
    """Read *block* as JSON (RFC 8259: no NaN, no comments)."""
    try:
        json.loads(block.source, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _wrong(block, error.lineno, error.msg) from None
    except ValueError as error:
        raise _wrong(block, _line_of(block, error), str(error)) from None
    return "checked"


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise _TwiceError(key)
        seen[key] = value
    return seen


class _TwiceError(ValueError):
    """A key of a JSON object that stands there twice."""

    def __str__(self) -> str:
        return f"the key {self.args[0]!r} stands twice in one object"


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _line_of(block: Block, error: ValueError) -> int:
    """Return the last line that names a key that stands twice; 0 if it is not that."""
    if not isinstance(error, _TwiceError):
        return 0
    key = json.dumps(error.args[0], ensure_ascii=False)
    lines = enumerate(block.source.splitlines(), 1)
    return max((number for number, line in lines if key in line), default=0)


class _Loader(yaml.SafeLoader):
    """YAML that takes any tag and no key twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value != "<<":
                if key.value in seen:
                    what = f"the key {key.value!r} stands twice in one mapping"
                    raise yaml.MarkedYAMLError(
                        problem=what, problem_mark=key.start_mark
                    )
                seen.add(key.value)
        return super().construct_mapping(node, deep)


def _any_tag(loader: Any, suffix: str, node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


_Loader.add_multi_constructor("!", _any_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _any_tag)


def verify_yaml(block: Block, workspace: Workspace) -> str:
    """Read *block* as YAML; it may hold several documents."""
    try:
        list(yaml.load_all(block.source, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _wrong(block, line, error.problem or str(error)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise _wrong(block, 0, str(error)) from None
    return "checked"


def verify_toml(block: Block, workspace: Workspace) -> str:
    """Read *block* as TOML."""
    try:
        tomllib.loads(block.source)
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).partition(" (at line ")
        line = place.partition(",")[0]
        last = block.source.count("\n")
        raise _wrong(block, int(line) if line else last, what) from None
    return "checked"


def verify_ini(block: Block, workspace: Workspace) -> str:
    """Read *block* as the INI format that Python, and so OpenStack, reads."""
    parser = configparser.RawConfigParser(strict=True)
    try:
        parser.read_string(block.source)
    except configparser.ParsingError as error:
        line = error.errors[0][0] if error.errors else getattr(error, "lineno", 0)
        raise _wrong(
            block, line, "this line is no section, option or comment"
        ) from None
    except configparser.Error as error:
        line = getattr(error, "lineno", 0) or 0
        raise _wrong(block, line, error.message.split("]: ")[-1]) from None
    return "checked"


def _wrong(block: Block, line: int, what: str) -> Unproved:
    kind = block.language.upper()
    return Unproved(
        [Problem(block.at(line), f"this is no {kind} that can be read: {what}")]
    )
