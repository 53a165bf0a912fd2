"""Queries, asked of the page's database, and the tables that a page shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from provedocs.blocks import Block
from provedocs.differences import UPDATE, compare
from provedocs.errors import Edit, Problem, Unproved
from provedocs.services import service_of
from provedocs.tables import RULE, cells, laid_out
from provedocs.workspace import Workspace

MOST_ROWS = 200
"""More than a page can show."""


@dataclass(frozen=True, slots=True)
class Query:
    """A statement on the page's line ``line`` and on, and the table shown below it.

    ``below`` is the line right under the statement; the table stands on the
    lines ``start`` to ``end``, the end excluded.
    """

    line: int
    text: str
    below: int
    start: int
    end: int
    table: tuple[str, ...] = ()


def verify_sql(block: Block, workspace: Workspace) -> str:
    """Ask the queries of *block*, which change nothing; compare their tables."""
    queries = list(_queries(block))
    database = _open(block, workspace)
    problems: list[Problem] = []
    edits: list[Edit] = []
    try:
        for query in queries:
            workspace.progress(query.line)
            got = [workspace.readable(row) for row in _asked(query, database, block)]
            if found := _difference(query, got, block):
                problems.append(found[0])
                edits.append(found[1])
    finally:
        database.close()
    if problems:
        raise Unproved(problems, edits)
    return "run"


def _queries(block: Block) -> Iterator[Query]:
    """Yield the statements of *block*, each up to the ``;`` that ends it."""
    from sqlite3 import complete_statement

    lines = [line.rstrip() for line in block.source.split("\n")[:-1]]
    at = 0
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        ends = (n for n in range(at + 1, len(lines) + 1))
        text = ("\n".join(lines[at:n]) for n in ends)
        found = next((part for part in text if complete_statement(part)), None)
        if found is None:
            what, hint = "this query has no end", "end it with ';'"
            raise Unproved([Problem(block.at(1 + at), what, hint)])
        query = _with_table(block, lines, at, found)
        yield query
        at = query.end - block.line - 1
    if not any(lines):
        what, hint = "this block asks nothing", "write a query that ends with ';'"
        raise Unproved([Problem(block.at(), what, hint)])


def _with_table(block: Block, lines: list[str], at: int, text: str) -> Query:
    """Return the query on line *at* of *lines*, with the table under it, if any."""
    first = block.line + 1
    below = at + text.count("\n") + 1
    start = next((n for n in range(below, len(lines)) if lines[n]), len(lines))
    if not RULE.match("".join(lines[start + 1 : start + 2])):
        return Query(first + at, text, first + below, first + below, first + below)
    end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
    table = tuple(lines[start:end])
    return Query(first + at, text, first + below, first + start, first + end, table)


def _open(block: Block, workspace: Workspace) -> Any:
    """Return a connection to the page's database that can only read."""
    import sqlite3

    path = str(service_of(block, workspace, "database")["database"])
    path = path.removeprefix("sqlite:///")
    try:
        return sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, timeout=5)
    except sqlite3.Error as error:
        what = f"the page's database cannot be opened: {error}"
        hint = f"the fixture says it is {workspace.readable(path)}"
        raise Unproved([Problem(block.at(), what, hint)]) from None


def _asked(query: Query, database: Any, block: Block) -> list[str]:
    """Return the lines of the table that answers *query*; none if nothing can."""
    import sqlite3

    try:
        cursor = database.execute(query.text)
        rows = cursor.fetchmany(MOST_ROWS + 1)
    except sqlite3.Error as error:
        where = f"{block.page}:{_line_of(str(error), query)}"
        what = f"the database does not answer this: {error}"
        raise Unproved([Problem(where, what, "a page's queries only read")]) from None
    if len(rows) > MOST_ROWS:
        what = f"this query has more than {MOST_ROWS} rows"
        raise Unproved([Problem(f"{block.page}:{query.line}", what, "add a LIMIT")])
    names = [column[0] for column in cursor.description or ()]
    return laid_out(names, rows) if names else []


def _line_of(told: str, query: Query) -> int:
    """Return the line with the word that SQLite complains of, or the first one."""
    named = re.search(r'near "(.+?)"|: ([\w.]+)$', told)
    word = (named[1] or named[2]).rpartition(".")[2] if named else ""
    lines = enumerate(query.text.split("\n"), query.line)
    return next((n for n, line in lines if word and word in line), query.line)


def _difference(
    query: Query, got: list[str], block: Block
) -> tuple[Problem, Edit] | None:
    said = "\n".join(map(cells, query.table)) if query.table else None
    answer = "\n".join(map(cells, got)) if got else None
    found = compare(said, answer, query.text) if said or answer else None
    if found is None:
        return None
    kind = found.what.partition(":")[0]
    what = f"{kind}: the database answers {'something else' if said else 'this'}"
    line = query.start + found.offset if query.table else query.line
    shown, told = "\n".join(query.table) or None, "\n".join(got) or None
    lines = (*([""] if query.start == query.below else []), *got) if got else ()
    return (
        Problem(f"{block.page}:{line}", what, UPDATE, shown, told, found.offset),
        Edit(query.start, query.end, lines),
    )
