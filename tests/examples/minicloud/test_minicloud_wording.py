"""What differs from run to run, and statements in short."""

import json
from pathlib import Path

import pytest
from minicloud.trace import wording

HERE = Path("/home/reader/cloud")


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("/v3/volumes/0b1d7ed5-98b5-4a20-bd21-b1f8c6b3b3a8", "/v3/volumes/{id}"),
        ("/v3/0123456789abcdef0123456789abcdef/types", "/v3/{id}/types"),
        ("req-0b1d7ed5-98b5-4a20-bd21-b1f8c6b3b3a8", "{request}"),
        ("launched_at=2026-11-22 23:46:43.360722", "launched_at={time}"),
        ("/home/reader/cloud/volumes/fc1", "{dir}/volumes/fc1"),
        ("http://127.0.0.1:50391/v3", "http://127.0.0.1:{port}/v3"),
        ("minicloud@fc1#fc weighs 1", "minicloud@fc1#fc weighs 1"),
    ],
)
def test_what_differs_is_said_by_its_shape(text, shape):
    assert wording.shape(text, HERE) == shape


@pytest.mark.parametrize(
    ("statement", "values", "said"),
    [
        (
            "UPDATE volumes SET status=?, updated_at=? WHERE volumes.id = ?",
            ["available", "now", 1],
            "UPDATE volumes: status=available",
        ),
        (
            "UPDATE volumes SET previous_status=volumes.status, status=? WHERE id = ?",
            ["retyping", 1],
            "UPDATE volumes: previous_status=volumes.status, status=retyping",
        ),
        (
            "UPDATE volumes SET used=(coalesce(used, ?) + ?), host=? WHERE id = ?",
            [0, 1, None, 1],
            "UPDATE volumes: used=(coalesce(used, ?) + ?), host=null",
        ),
        (
            "INSERT INTO volumes (id, size, status, host) VALUES (?, ?, ?, ?)",
            ["7", 1, "creating", None],
            "INSERT volumes: size=1, status=creating",
        ),
        ("DELETE FROM workers WHERE workers.id = ?", [1], "DELETE workers"),
    ],
)
def test_a_statement_says_what_it_changes(statement, values, said):
    assert wording.change(statement, json.dumps(values), rows=1) == said


def test_a_statement_for_many_rows_says_how_many():
    said = wording.change("INSERT INTO tags (id) VALUES (?)", "[1]", rows=3)
    assert said == "INSERT tags (3 rows)"
