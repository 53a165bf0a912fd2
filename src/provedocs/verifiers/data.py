"""Data: read by the format's own parser, and no key given twice."""

import configparser
import json
import re
import tomllib
from typing import Any

import yaml

from provedocs.blocks import Block
from provedocs.errors import Problem, Unproved
from provedocs.tagged_yaml import Loader
from provedocs.workspace import Workspace


def verify_json(block: Block, workspace: Workspace) -> str:
    """Read *block* as JSON (RFC 8259: no NaN, no comments)."""
    try:
        json.loads(block.source, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _wrong(block, error.lineno, error.msg) from None
    except _NoConstantError as error:
        raise _wrong(block, _line_of_word(block, error.args[0]), str(error)) from None
    except _TwiceError as error:
        raise _wrong(block, _line_of_second(block), str(error)) from None
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


class _NoConstantError(ValueError):
    """A number that JSON does not have: NaN or an infinity."""

    def __str__(self) -> str:
        return f"{self.args[0]} is no JSON"


def _no_constant(name: str) -> None:
    raise _NoConstantError(name)


def _line_of_word(block: Block, word: str) -> int:
    """Return the first line with *word* outside of strings."""
    lines = enumerate(_STRING.sub("", block.source).split("\n"), 1)
    return next((number for number, line in lines if word in line), 0)


def _line_of_second(block: Block) -> int:
    """Return the line of a key that stands twice, as the YAML that JSON is tells."""
    try:
        yaml.load(block.source, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line + 1 if error.problem_mark else 0
    return 0


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def verify_yaml(block: Block, workspace: Workspace) -> str:
    """Read *block* as YAML; it may hold several documents."""
    try:
        list(yaml.load_all(block.source, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _wrong(block, line, error.problem or str(error)) from None
    except yaml.reader.ReaderError as error:
        line = block.source.count("\n", 0, error.position) + 1
        raise _wrong(block, line, error.reason) from None
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
    except configparser.MissingSectionHeaderError as error:
        what = "no section begins above this line"
        raise _wrong(block, error.lineno, what) from None
    except configparser.ParsingError as error:
        what = "this line is no section, option or comment"
        raise _wrong(block, error.errors[0][0], what) from None
    except configparser.Error as error:
        line = getattr(error, "lineno", 0) or 0
        raise _wrong(block, line, error.message.split("]: ")[-1]) from None
    return "checked"


def _wrong(block: Block, line: int, what: str) -> Unproved:
    kind, last = block.language.upper(), block.end - block.line - 1
    what = f"this is no {kind} that can be read: {what}"
    return Unproved([Problem(block.at(min(line, last)), what)])
