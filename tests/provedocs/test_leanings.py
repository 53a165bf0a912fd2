"""What proofs lean on: the Python files that pages can import."""

import pytest

from provedocs.leanings import digest_of, leanings


@pytest.fixture
def folder(tmp_path):
    for path in ("a.py", "package/b.py"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x = 1\n")
    return tmp_path


CHANGES = {
    "a file": lambda folder: (folder / "a.py").write_text("x = 2\n"),
    "a file in a package": lambda folder: (folder / "package/b.py").write_text("y = 1"),
    "a new file": lambda folder: (folder / "c.py").write_text(""),
    "a name": lambda folder: (folder / "a.py").rename(folder / "d.py"),
    "a file that is gone": lambda folder: (folder / "a.py").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changes_python_files_is_seen(folder, change):
    before = digest_of(folder)
    change(folder)
    assert digest_of(folder) != before


@pytest.mark.parametrize(
    "path",
    [
        "page.md",
        "__pycache__/a.py",
        ".hidden/a.py",
        "node_modules/a/a.py",
        "environment/lib/a.py",
    ],
)
def test_what_no_page_imports_from_the_project_is_not_seen(folder, path):
    (folder / "environment").mkdir()
    (folder / "environment" / "pyvenv.cfg").touch()
    before = digest_of(folder)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text("x = 2\n")
    assert digest_of(folder) == before


def test_a_folder_is_known_by_its_path_from_the_root(folder):
    names = leanings(folder, [folder, folder / "package", folder / "nowhere"])
    assert list(names) == [".", "package", "nowhere"]


def test_equal_folders_have_one_digest(folder):
    (folder / "copy").mkdir()
    (folder / "copy" / "b.py").write_text("x = 1\n")
    assert digest_of(folder / "copy") == digest_of(folder / "package")
