"""The offline copy, opened from disk by two browsers without a network."""

import fcntl
import os
import re
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from provedocs.publish.offline import make_offline
from provedocs.record import write_record
from tests.site.conftest import ROOT, claims
from tests.site.visitor import Visit, visit

NAME = "openstack-by-example-2026.2"
FOLDER = "A cópia de 東京"

LOOK = """async () => {
  await document.fonts.ready;
  const broken = [...document.images].filter((image) => !image.naturalWidth);
  const least = (one) => {
    const { width, height } = one.querySelector("svg").getBoundingClientRect();
    return Math.min(width, height);
  };
  const faces = [...document.fonts].filter(({ status }) => status === "loaded");
  const diagrams = [...document.querySelectorAll("figure.diagram")];
  return {
    title: document.querySelector("h1")?.textContent ?? "",
    broken: broken.map(({ src }) => src),
    diagrams: diagrams.length,
    drawn: diagrams.filter((one) => least(one) > 50).length,
    text: faces.some(({ family }) => /^"?Text"?$/.test(family)),
  };
}"""

SEARCH = """async () => {
  const query = document.querySelector("[data-md-component=search-query]");
  query.focus();
  query.value = "create_volume";
  for (let turn = 0; turn < 300; turn += 1) {
    query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    await new Promise((wait) => setTimeout(wait, 100));
    const hits = document.querySelectorAll("a.md-search-result__link");
    if (hits.length) return [...hits].map(({ href }) => href);
  }
  return [];
}"""


def made_in(folder: Path) -> Path:
    record = folder / "proof.json"
    write_record(record, claims())
    return make_offline(ROOT, "2026.2", to=folder, record=str(record))


@pytest.fixture(scope="session")
def copies(tmp_path_factory) -> tuple[Path, Path]:
    """Return two copies made one after the other; workers of one run share them."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folders = base / "offline-one", base / "offline-two"
    with (base / "offline.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for folder in folders:
            if not list(folder.glob("*.zip")):
                folder.mkdir(exist_ok=True)
                made_in(folder)
    one, two = (folder / f"{NAME}.zip" for folder in folders)
    return one, two


@pytest.fixture(scope="session")
def unpacked(copies, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked") / FOLDER
    ZipFile(copies[0]).extractall(folder)
    return folder / NAME


@pytest.fixture(scope="session", params=["chrome", "firefox"])
def visits(request, unpacked) -> list[Visit]:
    """Return what a browser saw on each page, and last what its search found."""
    pages = sorted(path.as_uri() for path in unpacked.rglob("*.html"))
    asked = [(page, LOOK) for page in pages]
    asked.append(((unpacked / "index.html").as_uri(), SEARCH))
    return visit(request.param, asked)


def test_the_same_proofs_give_the_same_bytes(copies) -> None:
    one, two = (sha256(copy.read_bytes()).hexdigest() for copy in copies)
    assert one == two


def test_all_files_stand_in_one_folder_with_the_time_of_the_newest_proof(
    copies,
) -> None:
    entries = ZipFile(copies[0]).infolist()
    assert {entry.filename.split("/")[0] for entry in entries} == {NAME}
    assert {entry.date_time for entry in entries} == {(2026, 1, 31, 12, 0, 0)}


def test_every_page_of_the_site_is_in_the_copy(unpacked, site) -> None:
    there = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*.html")}
    assert {as_hosted(page) for page in there} == {*site.pages} - {"404.html"}


def as_hosted(page: str) -> str:
    """Return the file of the hosted site that is *page* of the copy."""
    is_index = page.rpartition("/")[2] == "index.html"
    return page if is_index else f"{page.removesuffix('.html')}/index.html"


def test_every_page_of_the_copy_has_a_policy_that_names_no_host(unpacked) -> None:
    policy = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
    for page in unpacked.rglob("*.html"):
        [rules] = policy.findall(page.read_text(encoding="utf-8"))
        assert rules.startswith("default-src file: data: blob: ")


def test_the_copy_in_markdown_that_a_page_names_is_there(unpacked) -> None:
    named = re.compile(r'<link[^>]*href="([^"]*\.md)"')
    for page in unpacked.rglob("*.html"):
        [copy] = named.findall(page.read_text(encoding="utf-8"))
        assert (page.parent / copy).is_file()


def test_every_page_opens_without_an_error(visits) -> None:
    assert [(told.url, told.errors) for told in visits if told.errors] == []


def test_no_page_asks_another_host(visits) -> None:
    assert [(told.url, told.foreign) for told in visits if told.foreign] == []


def test_no_file_that_a_page_asks_for_is_missing(visits) -> None:
    assert [(told.url, told.missing) for told in visits if told.missing] == []


def test_every_page_has_its_title_and_its_font(visits) -> None:
    bare = [told.url for told in visits[:-1] if not told.seen["title"]]
    assert bare == []
    assert [told.url for told in visits[:-1] if not told.seen["text"]] == []


def test_every_picture_and_diagram_is_shown(visits) -> None:
    pages = [told.seen for told in visits[:-1]]
    assert [page for page in pages if page["broken"]] == []
    assert [page for page in pages if page["drawn"] != page["diagrams"]] == []
    assert sum(page["drawn"] for page in pages) > 0


def test_the_search_finds_a_name_of_the_code_and_its_first_hit_opens(
    visits, request
) -> None:
    hits = visits[-1].seen
    assert hits
    browser = request.node.callspec.params["visits"]
    [hit] = visit(browser, [(hits[0], "() => document.body.innerText")])
    assert "create_volume" in hit.seen
    assert hit.errors == []
