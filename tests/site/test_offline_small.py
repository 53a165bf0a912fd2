"""What the offline copy of a small project holds, and when it is refused."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from provedocs.blocks import find_blocks
from provedocs.cli import main
from provedocs.publish.offline import OfflineError, make_offline
from provedocs.record import RECORD, fingerprints, write_record
from tests.site.conftest import ROOT, claim

PAGE = """\
# Tea

<meta http-equiv="Content-Security-Policy" content="default-src 'self'">

```python
print("tea")
#> tea
```
"""

CONFIG = """\
site_name: "Tea: a book"
site_url: https://example.org/tea/
theme: {name: material, font: false}
plugins: [search, provedocs]
markdown_extensions: [pymdownx.superfences]
"""


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "docs/_headers").write_text("/*", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    blocks = find_blocks(PAGE, "docs/index.md").blocks
    hashes = fingerprints(blocks)
    write_record(
        tmp_path / RECORD, [claim(block, hashes[block.id]) for block in blocks]
    )
    return tmp_path


def names(path: Path) -> set[str]:
    return set(ZipFile(path).namelist())


def test_the_copy_is_named_after_the_site_and_the_release(project) -> None:
    made = make_offline(project, "2026.2")
    assert made == project / "build/offline/tea-a-book-2026.2.zip"


def test_the_books_are_in_the_copy(project) -> None:
    (project / "build/pdf").mkdir()
    (project / "build/pdf/tea.pdf").write_bytes(b"%PDF-2.0")
    assert "tea-a-book-1/downloads/tea.pdf" in names(make_offline(project, "1"))


def test_what_only_a_server_or_a_crawler_asks_for_is_not_in_the_copy(project) -> None:
    files = {name.rpartition("/")[2] for name in names(make_offline(project, "1"))}
    assert files & {"404.html", "_headers", "sitemap.xml", "sitemap.xml.gz"} == set()


def test_a_page_of_the_copy_has_one_policy_and_it_names_no_host(project) -> None:
    page = ZipFile(make_offline(project, "1")).read("tea-a-book-1/index.html").decode()
    assert page.count("Content-Security-Policy") == 1
    assert "default-src file: data: blob:" in page
    assert page.index("Content-Security-Policy") < page.index("<script")


def test_a_copy_of_what_is_not_proved_is_refused(project, monkeypatch, capsys) -> None:
    (project / RECORD).unlink()
    monkeypatch.chdir(project)
    assert main(["offline", "1"]) == 2
    told = capsys.readouterr().err
    assert told == f"provedocs: {RECORD}: nothing is proved yet; run pytest first\n"


def test_a_copy_without_the_stand_in_for_workers_is_refused(project) -> None:
    (project / "node_modules").unlink()
    with pytest.raises(OfflineError, match=r"shim/index\.js is missing: run npm ci"):
        make_offline(project, "1")


def test_a_project_without_provedocs_is_told_to_name_it(project) -> None:
    text = (project / "mkdocs.yml").read_text().replace(", provedocs", "")
    (project / "mkdocs.yml").write_text(text)
    with pytest.raises(OfflineError, match="names no plugin provedocs: add it"):
        make_offline(project, "1")


def test_a_configuration_that_is_none_is_told_without_a_traceback(project) -> None:
    (project / "mkdocs.yml").unlink()
    with pytest.raises(OfflineError, match=r"mkdocs.yml.*does not exist"):
        make_offline(project, "1")


def test_the_command_says_where_the_copy_is(project, monkeypatch, capsys) -> None:
    monkeypatch.chdir(project)
    assert main(["offline", "1"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("The offline copy is build/offline/tea-a-book-1.zip: ")
