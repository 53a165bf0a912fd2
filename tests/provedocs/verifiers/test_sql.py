"""``sql`` blocks: a query is asked, and the table shown is the one that answers."""

import sqlite3
from pathlib import Path

import pytest

ROWS = [
    ("first", 1, "available", None),
    ("second", 2, "in|use", b"\x01"),
    ("third", 3, "two\nlines", "00000000-0000-4000-8000-000000000001"),
]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "cinder db.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE volumes (name, size, status, id)")
        connection.executemany("INSERT INTO volumes VALUES (?, ?, ?, ?)", ROWS)
    connection.close()
    return path


@pytest.fixture
def ask(prove, database):
    """Prove a page of one block; its source begins on line 3."""

    def ask(source: str, value: object = database):
        text = f'<!-- prove: needs="db" -->\n```sql\n{source}\n```\n'
        return prove(text, names={"db": value})

    return ask


SIZES = "SELECT name, size FROM volumes;\n\n"
TABLE = "name   | size\n-------+-----\nfirst  | 1\nsecond | 2\nthird  | 3"


def test_a_table_that_answers_is_proved(ask):
    assert ask(SIZES + TABLE).statuses == ["run"]


def test_how_wide_columns_are_does_not_count(ask):
    page = "name|size\n----+----\nfirst|1\n  second | 2\nthird     |    3"
    assert ask(SIZES + page).said == []


def test_an_empty_line_above_the_table_is_not_needed(ask):
    assert ask(SIZES.rstrip() + "\n" + TABLE).said == []


def test_a_wrong_cell_is_told_at_its_line(ask):
    problem = ask(SIZES + TABLE.replace("2", "4")).problem
    assert problem.where == "page.md:8"
    assert problem.what == "wrong: the database answers something else"
    assert "second | 4" in problem.expected
    assert problem.got == TABLE.replace("-----\n", "-----\n")


def test_a_row_that_is_not_shown_is_told(ask):
    said = ask(SIZES + TABLE.removesuffix("\nthird  | 3")).said
    assert said == ["8: unexpected: the database answers something else"]


def test_a_row_that_does_not_come_is_told_at_its_line(ask):
    said = ask(f"{SIZES}{TABLE}\nfourth | 4").said
    assert said == ["10: missing: the database answers something else"]


def test_another_header_is_told(ask):
    said = ask(SIZES + TABLE.replace("size", "gb  ")).said
    assert said == ["5: wrong: the database answers something else"]


def test_rows_may_be_elided(ask):
    page = "name   | size\n-------+-----\n...\nthird  | 3"
    assert ask(SIZES + page).said == []


def test_a_cell_may_be_elided(ask):
    assert ask(SIZES + TABLE.replace("second", "sec...")).said == []


def test_what_varies_is_compared_by_shape(ask):
    query = "SELECT id FROM volumes WHERE size = 3;\n\nid\n--\n"
    assert ask(query + "00000000-0000-4000-8000-0000000000ff").said == []


CELLS = {"NULL": 1, "x'01'": 2, "two\\nlines": 3, "in\\|use": 2}


@pytest.mark.parametrize("cell", CELLS)
def test_every_value_is_one_cell_on_one_line(ask, cell):
    column = "id" if cell in ("NULL", "x'01'") else "status"
    query = f"SELECT {column}, size FROM volumes WHERE size = {CELLS[cell]};\n\n"
    table = f"{column} | size\n---+---\n{cell} | {CELLS[cell]}"
    assert ask(query + table).said == []


def test_no_rows_are_a_header_alone(ask):
    assert ask("SELECT name FROM volumes WHERE 0;\n\nname\n----").said == []


def test_a_query_that_spans_lines_is_one(ask):
    query = "SELECT name,\n       size\nFROM volumes -- ;\nWHERE size = 1;\n\n"
    assert ask(query + "name | size\n-----+-----\nfirst | 1").said == []


def test_a_block_may_ask_twice(ask):
    said = ask(f"{SIZES}{TABLE}\n\n{SIZES}{TABLE.replace('3', '4')}").said
    assert said == ["17: wrong: the database answers something else"]


def test_an_answer_that_is_not_shown_is_told(ask):
    assert ask(SIZES.strip()).said == ["3: unexpected: the database answers this"]


def test_a_column_that_is_not_there_is_told_at_its_line(ask):
    said = ask("SELECT name,\n       seize\nFROM volumes;").said
    assert said == ["4: the database does not answer this: no such column: seize"]


def test_what_is_no_sql_is_told_at_its_line(ask):
    [said] = ask("SELECT name\nFORM volumes;").said
    assert said.startswith('4: the database does not answer this: near "volumes"')


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM volumes;",
        "CREATE TABLE tea (cup);",
        "UPDATE volumes SET size = 9;",
    ],
)
def test_a_block_cannot_change_the_database(ask, change):
    [said] = ask(change).said
    assert said.startswith("3: the database does not answer this: attempt to write")


def test_a_query_without_an_end_is_told_at_its_line(ask):
    assert ask(f"{SIZES}{TABLE}\n\nSELECT 1").said == ["11: this query has no end"]


def test_a_block_without_a_query_is_told(ask):
    assert ask("").said == ["2: this block asks nothing"]


def test_more_rows_than_a_page_can_show_are_told(ask):
    many = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    assert ask(f"{many}SELECT i FROM n;").said == [
        "3: this query has more than 200 rows"
    ]


def test_a_fixture_may_tell_of_a_database_among_others(ask, database):
    service = {"url": "http://127.0.0.1", "database": f"sqlite:///{database}"}
    assert ask(SIZES + TABLE, value=service).said == []


def test_a_database_that_is_not_there_is_told(ask, tmp_path):
    [said] = ask("SELECT 1;", value=tmp_path / "none").said
    assert said.startswith("2: the page's database cannot be opened: ")


def test_a_page_without_a_database_is_told(prove):
    [said] = prove("```sql\nSELECT 1;\n```\n").said
    assert said.endswith("no fixture of the page gives a database")


def test_update_writes_the_table(ask):
    assert ask(SIZES + "name\n----\ntea").updated.endswith(f";\n\n{TABLE}\n```\n")


def test_update_writes_a_table_that_the_page_lacks(ask):
    assert ask(SIZES.strip()).updated.endswith(f";\n\n{TABLE}\n```\n")


def test_update_leaves_a_table_that_holds(ask):
    elided = "name | size\n-----+-----\n...\nthird | 3"
    page = f"{SIZES}{elided}\n\n{SIZES}x\n-"
    assert elided in ask(page).updated
