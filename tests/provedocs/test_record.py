"""What the proof record keeps, drops and refuses."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from provedocs.blocks import Block, find_blocks
from provedocs.record import (
    Proof,
    fingerprints,
    merge,
    page_of,
    read_record,
    write_record,
)

PROOF = Proof(
    id="docs/a.md::first-run/1",
    hash="0" * 64,
    language="python",
    status="run",
    verifier="python",
    versions={"python": "3.11.7"},
    seconds=0.01,
    when="2026-01-31T12:00:00Z",
)


def page(*sources: str) -> list[Block]:
    text = "\n\n".join(f"```python\n{source}\n```" for source in sources)
    return find_blocks(text, "docs/a.md").blocks


def hashes(*sources: str) -> list[str]:
    return list(fingerprints(page(*sources)).values())


def test_the_same_page_has_the_same_hashes() -> None:
    assert hashes("a = 1", "print(a)") == hashes("a = 1", "print(a)")


def test_a_change_makes_the_blocks_below_it_stale_and_none_above() -> None:
    before = hashes("a = 1", "b = 2", "print(a)")
    after = hashes("a = 1", "b = 3", "print(a)")
    assert [x == y for x, y in zip(before, after, strict=True)] == [True, False, False]


def test_two_equal_blocks_of_a_page_have_different_hashes() -> None:
    assert len(set(hashes("a = 1", "a = 1"))) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"source": "a = 2\n"},
        {"language": "pycon"},
        {"info": 'python title="x"'},
        {"options": {"shown": "a reason"}},
    ],
    ids=["source", "language", "info", "options"],
)
def test_what_a_reader_or_a_verifier_sees_is_in_the_hash(change: dict) -> None:
    (block,) = page("a = 1")
    changed = replace(block, **change)
    assert fingerprints([block]) != fingerprints([changed])


def test_a_block_that_only_moves_down_the_page_keeps_its_hash() -> None:
    (block,) = page("a = 1")
    assert fingerprints([block]) == fingerprints([replace(block, line=40, end=42)])


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    record = tmp_path / "build" / "proof.json"
    write_record(record, [PROOF])
    assert read_record(record) == {PROOF.id: PROOF}


def test_no_proofs_are_a_record_too(tmp_path: Path) -> None:
    write_record(tmp_path / "proof.json", [])
    assert read_record(tmp_path / "proof.json") == {}


def test_an_absent_record_is_empty(tmp_path: Path) -> None:
    assert read_record(tmp_path / "proof.json") == {}


def test_the_file_holds_one_entry_a_line_sorted_by_id(tmp_path: Path) -> None:
    record = tmp_path / "proof.json"
    write_record(record, [replace(PROOF, id=f"docs/{name}.md::x/1") for name in "cab"])
    lines = record.read_text().splitlines()[1:-1]
    ids = [json.loads(line.rstrip(","))["id"] for line in lines]
    assert ids == ["docs/a.md::x/1", "docs/b.md::x/1", "docs/c.md::x/1"]


def test_the_order_of_the_proofs_does_not_change_the_file(tmp_path: Path) -> None:
    proofs = [PROOF, replace(PROOF, id="docs/b.md::x/1")]
    write_record(tmp_path / "one", proofs)
    write_record(tmp_path / "two", reversed(proofs))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_nothing_is_left_beside_the_record(tmp_path: Path) -> None:
    write_record(tmp_path / "proof.json", [PROOF])
    write_record(tmp_path / "proof.json", [])
    assert [path.name for path in tmp_path.iterdir()] == ["proof.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 2, "blocks": []}',
        '{"version": 1}',
        '{"version": 1, "blocks": [{"id": "x"}]}',
        '{"version": 1, "blocks": ["x"]}',
        '{"version": 1, "blocks": 7}',
    ],
)
def test_a_broken_record_is_named_with_what_to_do(text: str, tmp_path: Path) -> None:
    record = tmp_path / "proof.json"
    record.write_text(text)
    with pytest.raises(ValueError, match=r"proof\.json: .*delete it and prove again"):
        read_record(record)


def test_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="no status 'skipped'; use one of run"):
        replace(PROOF, status="skipped")


def test_a_new_proof_replaces_the_old_one_of_its_block() -> None:
    newer = replace(PROOF, when="2026-02-01T12:00:00Z")
    assert merge({PROOF.id: PROOF}, [newer], {"docs/a.md": {PROOF.id}}) == [newer]


def test_an_old_proof_stays_while_its_block_is_on_the_page() -> None:
    assert merge({PROOF.id: PROOF}, [], {"docs/a.md": {PROOF.id}}) == [PROOF]


def test_an_old_proof_goes_with_its_block() -> None:
    assert merge({PROOF.id: PROOF}, [], {"docs/a.md": set()}) == []


def test_an_old_proof_of_a_page_that_was_not_read_stays() -> None:
    assert merge({PROOF.id: PROOF}, [], {"docs/b.md": set()}) == [PROOF]


def test_the_page_is_what_stands_before_the_colons() -> None:
    assert page_of("docs/a.md::first-run/1") == "docs/a.md"
