"""SQLite under threads that read and then write.

oslo.db begins each transaction by a plain ``BEGIN`` (``oslo_db/sqlalchemy/engines.py``,
release 18.1): two threads that have both read, and now both want to write, block each
other, and SQLite answers "database is locked" at once. Whoever takes the lock for
writing first, by ``BEGIN IMMEDIATE``, makes the other wait instead.
"""

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine


def begin_immediately() -> None:
    """Have every transaction on SQLite take the lock for writing when it begins."""
    event.listen(Engine, "before_cursor_execute", _rewrite, retval=True)


# --8<-- [start:rewrite]
def _rewrite(
    connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any
) -> tuple[str, Any]:
    if statement == "BEGIN" and connection.dialect.name == "sqlite":
        statement = "BEGIN IMMEDIATE"
    return statement, parameters


# --8<-- [end:rewrite]
