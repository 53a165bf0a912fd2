"""Fonts: found by name, asked what they can show, cut to what a site shows."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from provedocs.publish.fonts import FontError, find_faces, without_glyph
from provedocs.publish.typeface import SHEET, write_fonts

ROOT = Path(__file__).parents[3]
MODULES = ROOT / "node_modules"
SANS, DEJAVU = "@fontsource/source-sans-3", "dejavu-fonts-ttf/ttf/DejaVuSans.ttf"


def written(tmp_path: Path, text: str, *names: str) -> str:
    """Return the style sheet of a site that shows *text* in the fonts *names*."""
    write_fonts(find_faces(MODULES, {"Text": names}), text, tmp_path, tmp_path / "kept")
    return (tmp_path / SHEET).read_text()


def test_a_package_has_a_face_for_each_weight_and_style() -> None:
    faces = find_faces(MODULES, {"Text": [SANS]})
    kinds = {(face.weight, face.style) for face in faces}
    assert kinds == {("400", "normal"), ("600", "normal")}


def test_a_single_file_stands_for_every_weight_and_style() -> None:
    faces = find_faces(MODULES, {"Text": [DEJAVU]})
    assert {face.path.name for face in faces} == {"DejaVuSans.ttf"}
    assert len(faces) == 2


def test_a_font_that_is_not_there_is_an_error_that_names_it() -> None:
    with pytest.raises(FontError, match="there is no @fontsource/none in node_modules"):
        find_faces(MODULES, {"Text": ["@fontsource/none"]})


def test_latin_greek_cyrillic_and_arrows_can_be_shown() -> None:
    faces = find_faces(MODULES, {"Text": [SANS, DEJAVU]})
    assert without_glyph("Größe, λόγος, слово, →, ✓", faces) == []


def test_a_character_that_no_face_has_is_told() -> None:
    assert without_glyph("a顧b客", find_faces(MODULES, {"Text": [SANS]})) == [
        "客",
        "顧",
    ]


def test_white_space_and_joiners_need_no_glyph() -> None:
    text = "a\tb\nc\u200b\ufe0f\u00ad"
    assert without_glyph(text, find_faces(MODULES, {"Text": [SANS]})) == []


def test_a_font_is_cut_to_what_is_shown(tmp_path: Path) -> None:
    written(tmp_path, "é", SANS)
    [plain] = (tmp_path / "assets/fonts").glob("*-latin-400-normal-*.woff2")
    points = set(TTFont(BytesIO(plain.read_bytes())).getBestCmap())
    assert points == set(range(0x20, 0x7F)) | {0xE9}


def test_a_later_font_shows_only_what_those_before_it_lack(tmp_path: Path) -> None:
    sheet = written(tmp_path, "a✓", SANS, DEJAVU)
    ranges = sheet.split("DejaVuSans-")[1].split("unicode-range: ")[1].split(";")[0]
    assert ranges == "U+2713"


def test_the_same_fonts_are_written_alike_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    assert written(first, "aé→", SANS, DEJAVU) == written(second, "aé→", SANS, DEJAVU)
    for file in (first / "assets/fonts").iterdir():
        assert file.read_bytes() == (second / "assets/fonts" / file.name).read_bytes()


def test_what_was_cut_once_is_not_cut_again(tmp_path: Path) -> None:
    written(tmp_path, "a", SANS)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").iterdir()}
    written(tmp_path, "a", SANS)
    assert kept == {path: path.stat().st_mtime_ns for path in kept}


def test_upright_text_and_plain_code_are_what_pages_need_at_once(tmp_path) -> None:
    code = "@fontsource/jetbrains-mono"
    faces = find_faces(MODULES, {"Text": [SANS], "Code": [code]})
    paths = write_fonts(faces, "a", tmp_path, tmp_path / "kept")
    assert [Path(path).name.rpartition("-")[0] for path in paths] == [
        "source-sans-3-latin-400-normal",
        "source-sans-3-latin-600-normal",
        "jetbrains-mono-latin-400-normal",
    ]
