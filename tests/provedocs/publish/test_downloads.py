"""What a site offers to take along: what was made of the proofs that it shows."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pikepdf import Pdf, String

from provedocs.publish.archive import write_zip
from provedocs.publish.downloads import Download, Downloads, find_downloads
from provedocs.record import RECORD, Proof, write_record

PROVED = datetime(2026, 1, 31, 12, 0, 1, tzinfo=UTC)
EARLIER = datetime(2026, 1, 31, 11, 59, 59, tzinfo=UTC)


def write_book(root: Path, name: str, title: str, when: datetime) -> None:
    path = root / "build/pdf" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with Pdf.new() as pdf:
        pdf.docinfo["/Title"] = String(title)
        pdf.docinfo["/CreationDate"] = String(f"D:{when:%Y%m%d%H%M%S}+00'00")
        pdf.save(path)
    path.with_suffix(".stamp").touch()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    proof = Proof("a.md::a/1", "", "python", "run", "", {}, 0, f"{PROVED:%FT%TZ}")
    write_record(tmp_path / RECORD, [proof])
    return tmp_path


def titles(downloads: Downloads) -> list[tuple[str, list[str]]]:
    return [(books[0].title, [b.paper for b in books]) for books in downloads.books]


def test_a_book_is_offered_on_each_paper_and_the_whole_comes_first(project) -> None:
    for paper in ("letter", "a4"):
        write_book(project, f"tea-green-{paper}.pdf", "Tea: Green", PROVED)
        write_book(project, f"tea-{paper}.pdf", "Tea", PROVED)
    offered = find_downloads(project, copies=True)
    papers = ["A4", "Letter"]
    assert titles(offered) == [("Tea", papers), ("Tea: Green", papers)]


def test_a_book_of_older_proofs_is_not_offered(project) -> None:
    write_book(project, "tea-a4.pdf", "Tea", EARLIER)
    assert find_downloads(project, copies=True) == Downloads()


def test_a_book_that_is_half_printed_is_not_offered(project) -> None:
    write_book(project, "tea-a4.pdf", "Tea", PROVED)
    (project / "build/pdf/tea-a4.stamp").unlink()
    (project / "build/pdf/tea-a4.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<<")
    assert find_downloads(project, copies=True) == Downloads()


def test_a_book_that_was_found_wrong_is_not_offered(project) -> None:
    write_book(project, "tea-a4.pdf", "Tea", PROVED)
    (project / "build/pdf/tea-a4.stamp").unlink()
    assert find_downloads(project, copies=True) == Downloads()


@pytest.mark.parametrize(("made", "copies"), [(PROVED, 1), (EARLIER, 0)])
def test_a_copy_is_offered_if_it_is_of_these_proofs(project, made, copies) -> None:
    (project / "tea").mkdir()
    (project / "tea/index.html").write_text("<h1>Tea</h1>")
    write_zip(project / "tea", project / "build/offline/tea-1.zip", made)
    assert len(find_downloads(project, copies=True).copies) == copies
    assert find_downloads(project, copies=False).copies == ()


@pytest.mark.parametrize(("size", "told"), [(49_412, "49 kB"), (3_221_487, "3.2 MB")])
def test_a_file_s_size_is_told(tmp_path, size, told) -> None:
    path = tmp_path / "tea.pdf"
    path.write_bytes(bytes(size))
    assert Download("Tea", "A4", path).size == told


def test_nothing_is_offered_where_nothing_is_proved(project) -> None:
    write_book(project, "tea-a4.pdf", "Tea", PROVED)
    (project / RECORD).unlink()
    assert find_downloads(project, copies=True) == Downloads()


def test_what_is_offered_is_where_its_address_says(project) -> None:
    write_book(project, "tea-a4.pdf", "Tea", PROVED)
    offered = find_downloads(project, copies=True)
    offered.put(project)
    shutil.rmtree(project / "build/pdf")
    assert (project / offered.books[0][0].url).is_file()
