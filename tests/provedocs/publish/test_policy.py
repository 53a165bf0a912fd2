"""What a page may run, as it says itself and as its server says it."""

import base64
import hashlib
from pathlib import Path

import pytest

from provedocs.publish.policy import SERVERS, inline_hashes, write_policy

PAGE = '<!doctype html><head><meta charset="utf-8"><script>{}</script></head>'


def hash_of(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def published(folder: Path, *scripts: str) -> Path:
    """Return a site with a page for each of *scripts*, and its policy."""
    for number, script in enumerate(scripts):
        (folder / f"{number}.html").write_text(PAGE.format(script), encoding="utf-8")
    write_policy(folder)
    return folder


def test_a_page_allows_its_own_scripts_and_no_others(tmp_path: Path) -> None:
    page = (published(tmp_path, "one()", "two()") / "0.html").read_text()
    assert hash_of("one()") in page
    assert hash_of("two()") not in page


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_allows_the_scripts_of_all_pages(tmp_path: Path, server: str) -> None:
    told = (published(tmp_path, "one()", "two()") / server).read_text()
    assert hash_of("one()") in told
    assert hash_of("two()") in told


def test_a_policy_stands_in_front_of_the_first_script(tmp_path: Path) -> None:
    page = (published(tmp_path, "one()") / "0.html").read_text()
    assert page.index("Content-Security-Policy") < page.index("<script>")


def test_only_a_server_says_who_may_frame_a_page(tmp_path: Path) -> None:
    site = published(tmp_path, "one()")
    assert "frame-ancestors" not in (site / "0.html").read_text()
    assert "frame-ancestors 'none'" in (site / "_headers").read_text()


@pytest.mark.parametrize("name", ["0.html", *SERVERS])
def test_a_page_holds_no_objects_and_no_frames(tmp_path: Path, name: str) -> None:
    told = (published(tmp_path, "one()") / name).read_text()
    assert "object-src 'none'; frame-src 'none'" in told


def test_web_assembly_is_allowed_where_there_is_any(tmp_path: Path) -> None:
    (tmp_path / "python.wasm").touch()
    page = (published(tmp_path, "one()") / "0.html").read_text()
    assert "'wasm-unsafe-eval'" in page


def test_no_web_assembly_is_allowed_where_there_is_none(tmp_path: Path) -> None:
    page = (published(tmp_path, "one()") / "0.html").read_text()
    assert "wasm" not in page


def test_data_is_no_script() -> None:
    assert inline_hashes('<script id="x" type="application/json">{}</script>') == set()


def test_a_file_is_no_script_of_the_page() -> None:
    assert inline_hashes('<script src="one.js"></script>') == set()
