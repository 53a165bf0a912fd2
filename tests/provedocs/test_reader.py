"""Pages are read from files, and held against what their site renders."""

from pathlib import Path

import pytest

from provedocs.config import ConfigError
from provedocs.reader import PageReader, pages_of

FENCE = "```python\nx = 1\n```\n"


def written(root: Path, name: str, content: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_page_is_named_from_the_folder_of_its_project(tmp_path):
    scan = PageReader(tmp_path).read(written(tmp_path, "docs/a.md", FENCE))
    assert scan.page == "docs/a.md"
    assert [block.id for block in scan.blocks] == ["docs/a.md::top/1"]
    assert scan.problems == []


def test_the_text_of_a_page_is_kept_as_it_is(tmp_path):
    text = "\ufeff" + FENCE.replace("\n", "\r\n")
    scan = PageReader(tmp_path).read(written(tmp_path, "a.md", text))
    assert scan.text == text
    assert scan.problems == []


def test_a_page_that_is_no_utf8_is_a_problem(tmp_path):
    page = written(tmp_path, "a.md", FENCE.encode() + b"caf\xe9\n")
    [problem] = PageReader(tmp_path).read(page).problems
    assert problem.where == "a.md:1"
    assert problem.hint == "save it as UTF-8"


def test_a_fence_that_the_site_does_not_render_is_a_problem(tmp_path):
    written(tmp_path, "mkdocs.yml", "site_name: Tea\n")
    page = written(tmp_path, "a.md", f"# A\n\n- item\n\n    {FENCE}")
    assert [p.where for p in PageReader(tmp_path).read(page).problems] == ["a.md:5"]


def test_the_extensions_of_a_page_are_those_of_its_site(tmp_path):
    text = "See [^1].\n\n[^1]: Note.\n\n    ```python\n    x = 1\n    ```\n"
    page = written(tmp_path, "a.md", text)
    written(tmp_path, "mkdocs.yml", "markdown_extensions: [pymdownx.superfences]")
    assert PageReader(tmp_path).read(page).problems
    text = "markdown_extensions: [pymdownx.superfences, footnotes]"
    written(tmp_path, "mkdocs.yml", text)
    assert PageReader(tmp_path).read(page).problems == []


def test_a_page_that_cannot_be_read_is_not_compared_too(tmp_path):
    page = written(tmp_path, "a.md", f"- ```python\n  x\n  ```\n\n{FENCE}")
    assert [p.where for p in PageReader(tmp_path).read(page).problems] == ["a.md:1"]


@pytest.mark.parametrize(
    ("extensions", "what"),
    [
        ("[no_such_extension]", "No module named 'no_such_extension'"),
        ("[toc: {no_such_option: 1}]", "no_such_option"),
    ],
)
def test_an_extension_that_cannot_be_loaded_is_told(tmp_path, extensions, what):
    written(tmp_path, "mkdocs.yml", f"markdown_extensions: {extensions}\n")
    with pytest.raises(ConfigError, match=what) as raised:
        PageReader(tmp_path).read(written(tmp_path, "a.md", FENCE))
    assert str(raised.value).startswith("mkdocs.yml: its markdown_extensions cannot")
    assert "install what is missing" in str(raised.value)


def test_the_pages_of_a_folder_are_sorted_and_those_named_keep_their_order(tmp_path):
    for name in ("docs/b.md", "docs/a.md", "docs/sub/c.md", "README.md", "docs/d.txt"):
        written(tmp_path, name, "")
    found = pages_of(tmp_path, ["README.md", "docs"])
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["README.md", "docs/a.md", "docs/b.md", "docs/sub/c.md"]
