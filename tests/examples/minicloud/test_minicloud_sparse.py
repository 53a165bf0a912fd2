"""Copies of files with holes."""

from minicloud import sparse

MIB = 2**20


def test_a_copy_holds_what_the_file_holds_where_it_holds_it(tmp_path):
    with (tmp_path / "a").open("wb") as file:
        file.truncate(64 * MIB)
        for place, data in ((0, b"begin"), (40 * MIB, b"middle")):
            file.seek(place)
            file.write(data)
    sparse.copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == (tmp_path / "a").read_bytes()


def test_a_copy_of_a_hole_takes_no_room(tmp_path):
    with (tmp_path / "a").open("wb") as file:
        file.truncate(64 * MIB)
    sparse.copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").stat().st_size == 64 * MIB
    assert (tmp_path / "b").stat().st_blocks == 0
