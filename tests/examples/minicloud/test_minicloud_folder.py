"""Whose a folder is."""

import os

import pytest
from minicloud.errors import CloudError
from minicloud.folder import Folder
from minicloud.settings import Settings


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "cloud")


@pytest.fixture
def lock(folder):
    descriptor = folder.claim()
    yield descriptor
    os.close(descriptor)


def test_a_folder_is_made_for_its_owner_only(folder, lock):
    assert folder.path.stat().st_mode & 0o777 == 0o700


def test_a_folder_is_claimed_once(folder, lock):
    with pytest.raises(CloudError, match=r"runs in .* already"):
        folder.claim()


def test_a_folder_names_who_holds_it(folder, lock):
    assert folder.holder() == os.getpid()


def test_a_folder_that_nobody_holds_names_nobody(folder):
    os.close(folder.claim())
    assert folder.holder() is None


def test_a_folder_of_something_else_is_left_alone(folder):
    folder.path.mkdir()
    (folder.path / "thesis.txt").write_text("years of work")
    with pytest.raises(CloudError, match="files of something else"):
        folder.claim()
    assert [path.name for path in folder.path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_folder(folder):
    folder.path.write_text("")
    with pytest.raises(CloudError, match="is no folder"):
        folder.claim()


def test_a_folder_remembers_what_its_cloud_was_made_of(folder, lock):
    folder.write_card(Settings(backends=3))
    assert folder.remembered() == Settings(backends=3)


def test_a_folder_with_a_broken_card_says_what_to_do(folder, lock):
    (folder.path / "minicloud.json").write_text("{")
    with pytest.raises(CloudError, match="remove the folder, or name another"):
        folder.remembered()


def test_a_reset_leaves_the_lock_and_the_card(folder, lock):
    folder.write_card(Settings())
    (folder.path / "volumes").mkdir()
    (folder.path / "cinder.db").write_text("half")
    folder.reset()
    assert {path.name for path in folder.path.iterdir()} == {"lock", "minicloud.json"}


def test_a_folder_that_was_removed_is_held_no_more(folder, lock):
    folder.lock.unlink()
    assert not folder.is_held_by(lock)
