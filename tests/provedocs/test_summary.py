"""One line for a run, and whether too much is only shown."""

import pytest

from provedocs.summary import counted, over_budget


def rows(*statuses: str) -> list[dict[str, str]]:
    return [
        {"id": f"p.md::a/{n}", "status": status, "reason": f"reason {n}"}
        for n, status in enumerate(statuses, 1)
    ]


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        (["run"], "1 block: 1 run; 100 % accounted for"),
        (["run", "shown"], "2 blocks: 1 run, 1 shown; 100 % accounted for"),
        (["run", ""], "2 blocks: 1 run, 1 not proved; 50 % accounted for"),
        (["run", "run", ""], "3 blocks: 2 run, 1 not proved; 66.6 % accounted for"),
        (["updated"], "1 block: 1 updated; 100 % accounted for"),
    ],
)
def test_blocks_are_counted_by_status(statuses, told):
    assert counted(rows(*statuses)) == told


def test_nearly_all_is_not_all():
    assert "99.9 %" in counted(rows(*["run"] * 2999, ""))


def test_a_budget_that_is_kept_says_nothing():
    assert over_budget(rows("run", "shown"), 50) == ""


def test_a_budget_that_is_not_kept_lists_what_is_shown():
    told = over_budget(rows("run", "shown"), 49.9)
    assert told.startswith("50.0 % of the blocks are only shown")
    assert told.endswith("\n  p.md::a/2: reason 2")
