"""Statements that change a table, where SQLAlchemy executes them."""

import json
import re
from typing import Any

from minicloud.hooks import places
from minicloud.hooks.notes import Notes

CHANGES = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM)\b")
PASSED = ("/db/", "/objects/", "/common/sql/", "/backends/")
"""They write what others want written."""


def install(notes: Notes) -> None:
    """Note each change that the database took."""
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    def note(
        connection: Any, cursor: Any, statement: str, values: Any, *_: Any
    ) -> None:
        if _changes(statement, cursor.rowcount) and notes.on():
            rows = values if isinstance(values, list) else [values]
            notes.at(
                "sql",
                statement=" ".join(statement.split()),
                values=json.dumps(list(rows[0]), default=str),
                rows=str(len(rows)),
                where=places.caller(passed=PASSED),
            )

    event.listen(Engine, "after_cursor_execute", note)


def _changes(statement: str, rows: int) -> bool:
    """Tell whether *statement* changed anything.

    How many rows a new row with RETURNING makes, SQLite does not say at once.
    """
    match = CHANGES.match(statement)
    return match is not None and (rows != 0 or match[1] == "INSERT INTO")
