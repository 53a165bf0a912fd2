"""What differs from run to run, said by its shape; and statements, said in short."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

BOOKKEEPING = {"quota_usages", "reservations", "workers"}
"""Tables whose writes are told together: the first of a project differ from others."""

TELLING = ("status", "size", "volume_size", "host", "resource_type", "name", "key")
"""Columns that are told of a new row."""

UNTOLD = {"updated_at", "created_at"}

STATEMENT = re.compile(
    r"(?P<verb>INSERT|UPDATE|DELETE) (?:INTO |FROM )?\"?(?P<table>\w+)"
)
COLUMNS = re.compile(r"\((?P<columns>[^)]*)\) VALUES")
SETS = re.compile(r" SET (?P<sets>.*?)(?: WHERE |$)")
COMMA = re.compile(r", (?![^(]*\))")

SHAPES = (
    (re.compile(r"\breq-[0-9a-f-]{36}"), "{request}"),
    (re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b"), "{id}"),
    (re.compile(r"\b[0-9a-f]{32}\b"), "{id}"),
    (re.compile(r"\b\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?"), "{time}"),
    (re.compile(r"(?<=127\.0\.0\.1:)\d+"), "{port}"),
)


def shape(text: str, folder: Path) -> str:
    """Return *text* with ids, times, ports and the cloud's *folder* by their shape."""
    text = text.replace(str(folder), "{dir}")
    for pattern, name in SHAPES:
        text = pattern.sub(name, text)
    return text


def table(statement: str) -> str:
    """Return the table that *statement* changes."""
    match = STATEMENT.match(statement)
    return match["table"] if match else "?"


def sets(statement: str) -> str:
    """Return what *statement* sets; nothing, if it is no UPDATE."""
    match = SETS.search(statement)
    return match["sets"] if match else ""


def change(statement: str, values: str, rows: int) -> str:
    """Return what *statement* does, as ``UPDATE volumes: status=available``."""
    match = STATEMENT.match(statement)
    assert match is not None
    read = {"INSERT": _inserted, "UPDATE": _updated}.get(match["verb"])
    pairs = read(statement, json.loads(values)) if read else iter(())
    told = ", ".join(f"{name}={_value(value)}" for name, value in pairs)
    times = f" ({rows} rows)" if rows > 1 else ""
    return f"{match['verb']} {match['table']}{times}: {told}".removesuffix(": ")


def _inserted(statement: str, values: list[Any]) -> Iterator[tuple[str, Any]]:
    match = COLUMNS.search(statement)
    names = match["columns"].split(", ") if match else []
    for name, value in zip(names, values, strict=False):
        if name in TELLING and value is not None:
            yield name, value


def _updated(statement: str, values: list[Any]) -> Iterator[tuple[str, Any]]:
    match = SETS.search(statement)
    left = list(values)
    for part in COMMA.split(match["sets"]) if match else []:
        name, _, expression = part.partition("=")
        taken = [left.pop(0) for _ in range(expression.count("?")) if left]
        value = taken[0] if expression == "?" and taken else expression
        if name not in UNTOLD:
            yield name, value


def _value(value: Any) -> str:
    return "null" if value is None else str(value)
