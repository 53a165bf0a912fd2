"""Pages are made to show what happened: all of a page, or nothing of it."""

import pytest

from provedocs.errors import Edit
from provedocs.update import ChangedError, PageEdit, digest, edited, update_page


def edit(fence: int, start: int, end: int, *lines: str) -> PageEdit:
    return PageEdit(fence, Edit(start, end, lines))


def test_an_edit_replaces_lines():
    assert edited("a\nb\nc\n", [edit(1, 2, 3, "B", "BB")]) == "a\nB\nBB\nc\n"


def test_an_edit_inserts_where_it_replaces_nothing():
    assert edited("a\nb\n", [edit(1, 2, 2, "x")]) == "a\nx\nb\n"


def test_an_edit_removes_where_it_has_no_lines():
    assert edited("a\nb\nc\n", [edit(1, 2, 3)]) == "a\nc\n"


def test_edits_do_not_move_each_other():
    edits = [edit(1, 2, 3, "B", "BB"), edit(1, 4, 5, "D")]
    assert edited("a\nb\nc\nd\n", edits) == "a\nB\nBB\nc\nD\n"
    assert edited("a\nb\nc\nd\n", edits[::-1]) == "a\nB\nBB\nc\nD\n"


def test_an_edit_that_comes_twice_is_made_once():
    assert edited("a\n", [edit(1, 2, 2, "x"), edit(1, 2, 2, "x")]) == "a\nx\n"


def test_lines_are_indented_like_their_fence():
    assert edited("    ```\n    a\n", [edit(1, 2, 3, "b", "")]) == "    ```\n    b\n\n"


def test_lines_in_a_quote_are_quoted():
    assert edited("> ```\n> a\n", [edit(1, 2, 3, "b", "")]) == "> ```\n> b\n>\n"


def test_line_ends_are_the_pages_own():
    assert edited("```\r\na\r\n", [edit(1, 2, 3, "b", "c")]) == "```\r\nb\r\nc\r\n"


def test_a_page_is_updated_in_its_file(tmp_path):
    page = tmp_path / "p.md"
    page.write_bytes(b"```text\na\n```\n")
    update_page(tmp_path, "p.md", digest(page.read_bytes()), [edit(1, 2, 3, "b")])
    assert page.read_bytes() == b"```text\nb\n```\n"


def test_an_update_returns_its_diff(tmp_path):
    page = tmp_path / "p.md"
    page.write_bytes(b"```text\na\n```\n")
    diff = update_page(
        tmp_path, "p.md", digest(page.read_bytes()), [edit(1, 2, 3, "b")]
    )
    assert "-a\n+b" in diff


def test_an_update_keeps_the_mode_of_the_file(tmp_path):
    page = tmp_path / "p.md"
    page.write_bytes(b"```text\na\n```\n")
    page.chmod(0o640)
    update_page(tmp_path, "p.md", digest(page.read_bytes()), [edit(1, 2, 3, "b")])
    assert page.stat().st_mode & 0o777 == 0o640


def test_a_page_that_changed_meanwhile_is_left_alone(tmp_path):
    page = tmp_path / "p.md"
    page.write_bytes(b"```text\nnew\n```\n")
    with pytest.raises(ChangedError, match=r"^p\.md:1: this page changed while"):
        update_page(tmp_path, "p.md", digest(b"old"), [edit(1, 2, 3, "b")])
    assert page.read_bytes() == b"```text\nnew\n```\n"


def test_a_page_whose_fence_would_be_closed_is_left_alone(tmp_path):
    page = tmp_path / "p.md"
    page.write_bytes(b"```text\na\n```\n")
    read = digest(page.read_bytes())
    with pytest.raises(ChangedError, match="make the block's fence longer"):
        update_page(tmp_path, "p.md", read, [edit(1, 2, 3, "```", "b")])
    assert page.read_bytes() == b"```text\na\n```\n"


def test_a_refusal_names_the_block_whose_fence_would_be_closed(tmp_path):
    page = tmp_path / "p.md"
    page.write_bytes(b"```text\na\n```\n\n```text\na\n```\n")
    edits = [edit(1, 2, 3, "b"), edit(5, 6, 7, "```", "b")]
    with pytest.raises(ChangedError, match=r"^p\.md:5: what this block would show"):
        update_page(tmp_path, "p.md", digest(page.read_bytes()), edits)


def test_an_update_leaves_no_file_behind(tmp_path):
    page = tmp_path / "p.md"
    page.write_bytes(b"```text\na\n```\n")
    update_page(tmp_path, "p.md", digest(page.read_bytes()), [edit(1, 2, 3, "b")])
    assert list(tmp_path.iterdir()) == [page]
