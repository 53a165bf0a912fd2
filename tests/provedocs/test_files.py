"""Files are written whole, or not at all."""

import pytest

from provedocs.files import write_atomically


def test_a_file_is_written_with_its_folders(tmp_path):
    write_atomically(tmp_path / "a" / "b", b"c")
    assert (tmp_path / "a" / "b").read_bytes() == b"c"


def test_a_file_that_cannot_be_written_stays_as_it_was(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(TypeError):
        write_atomically(tmp_path / "a", None)
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_file_behind_a_link_is_written_and_the_link_kept(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_bytes(b"old")
    (tmp_path / "a").symlink_to("real/a")
    write_atomically(tmp_path / "a", b"new")
    assert (tmp_path / "a").is_symlink()
    assert (tmp_path / "real" / "a").read_bytes() == b"new"


def test_a_reader_of_the_old_file_keeps_it(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with (tmp_path / "a").open("rb") as reader:
        write_atomically(tmp_path / "a", b"new")
        assert reader.read() == b"old"
