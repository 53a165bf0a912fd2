"""Diagrams and fonts of a site: built by MkDocs, drawn and seen by a real browser."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.exceptions import Abort

from provedocs.publish.browser import Browser, BrowserError

from .conftest import FENCES, FLOW, build_again

INK = "getComputedStyle(document.querySelector('.diagram text.actor')).fill"
BLACK, LIGHT_INK = "rgb(0, 0, 0)", "rgb(28, 33, 40)"


def read(site: Path, page: str = "index.html") -> BeautifulSoup:
    return BeautifulSoup((site / page).read_text(encoding="utf-8"), "html.parser")


def test_a_diagram_is_drawn_into_its_page(gallery) -> None:
    page = read(gallery)
    assert page.select("figure.diagram svg.sequence")
    assert not page.select("div.mermaid")


def test_its_title_is_the_heading_it_stands_under(gallery) -> None:
    page = read(gallery)
    assert page.select_one("svg > title").text == "Diagram: Who asks whom"


def test_its_description_says_who_takes_part(gallery) -> None:
    page = read(gallery)
    assert page.select_one("svg > desc").text == (
        "1 message between cinder-api and cinder-scheduler."
    )


def test_its_steps_stand_under_it_in_words(gallery) -> None:
    page = read(gallery)
    assert [step.text for step in page.select("figcaption li")] == [
        "cinder-api sends, without waiting, to cinder-scheduler: create_volume",
        "cinder-scheduler notes: host=fc2",
    ]


def test_its_full_size_is_a_file_of_its_own(gallery) -> None:
    link = read(gallery, "guide/flow/index.html").select_one("figcaption > a")["href"]
    assert link == "../../assets/diagrams/guide-flow-1.svg"
    assert (gallery / "assets/diagrams/guide-flow-1.svg").is_file()


def test_two_diagrams_of_a_page_share_no_id(gallery) -> None:
    page = read(gallery, "twice/index.html")
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_what_is_drawn_once_needs_no_browser_again(gallery, monkeypatch) -> None:
    told = (gallery / "index.html").read_text()
    monkeypatch.setenv("DOCS_BROWSER", "/no/browser")
    build_again(gallery.parent)
    assert (gallery / "index.html").read_text() == told


def test_without_a_browser_diagrams_are_left_to_the_reader_s(site, monkeypatch) -> None:
    monkeypatch.setenv("DOCS_BROWSER", "/no/browser")
    page = read(site({"index.md": FLOW}))
    assert "A-)S: create_volume" in page.select_one("div.mermaid").text


def test_and_the_reader_s_browser_draws_them(site, look, monkeypatch, tmp_path) -> None:
    (tmp_path / "docs").mkdir()
    library = tmp_path / "node_modules/mermaid/dist/mermaid.min.js"
    (tmp_path / "docs" / "mermaid.min.js").symlink_to(library)
    monkeypatch.setenv("DOCS_BROWSER", "/no/browser")
    own = {"mermaid2": {"javascript": "mermaid.min.js"}}
    built = site({"index.md": FLOW}, plugins=[own])
    monkeypatch.delenv("DOCS_BROWSER")
    script = "document.querySelectorAll('div.mermaid svg text.actor').length > 0"
    assert look(built, "index.html", script)


def test_no_browser_is_one_line_that_says_what_to_do(monkeypatch) -> None:
    monkeypatch.setenv("DOCS_BROWSER", "/no/browser")
    with Browser(Path.cwd()) as browser, pytest.raises(BrowserError) as told:
        browser.ask("version")
    assert str(told.value) == "DOCS_BROWSER names /no/browser, which is no program"


CODE = "!!python/name:pymdownx.superfences.fence_code_format"


def test_a_fence_that_is_formatted_as_code_is_drawn_as_well(site, tmp_path) -> None:
    site({"index.md": FLOW})
    config = tmp_path / "mkdocs.yml"
    config.write_text(config.read_text().replace(FENCES, CODE))
    assert read(build_again(tmp_path)).select("figure.diagram svg")


def test_a_diagram_that_mermaid_cannot_draw_is_told_at_its_line(site, caplog) -> None:
    with pytest.raises(Abort):
        site({"index.md": "# A\n\n```mermaid\nsequenceDiagram\n  A->>B\n```\n"})
    assert "docs/index.md:5: Mermaid cannot draw this" in caplog.text


def test_a_diagram_of_another_kind_must_say_what_it_shows(site, caplog) -> None:
    with pytest.raises(Abort):
        site({"index.md": "# A\n\n```mermaid\nflowchart LR\n  a --> b\n```\n"})
    assert "docs/index.md:3: this diagram says nothing to people" in caplog.text


def test_one_that_says_what_it_shows_keeps_its_own_words(gallery) -> None:
    page = read(gallery, "ways/index.html")
    assert page.select_one("svg > title").text == "Ways"
    assert page.select_one("svg > desc").text == "From a to b"


def test_a_character_that_no_font_has_is_told_at_its_line(site, caplog) -> None:
    with pytest.raises(Abort):
        site({"index.md": "# A\n\nThe customer, 顧.\n"})
    assert "docs/index.md:3: no font has the character '顧' (U+9867)" in caplog.text


def test_an_image_of_another_host_is_told_at_its_line(site, caplog) -> None:
    site({"index.md": "# A\n\n![x](https://elsewhere.invalid/x.png)\n"})
    there = "docs/index.md:3: no reader will see https://elsewhere.invalid/x.png"
    assert there in caplog.text


def test_the_title_of_a_section_is_shown_in_its_fonts(site, tmp_path) -> None:
    site({"index.md": "# A\n"})
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"{config.read_text()}\nnav: [{{Ж: [index.md]}}]\n")
    build_again(tmp_path)
    assert "U+416" in (tmp_path / "site/assets/fonts.css").read_text()


def test_one_more_font_is_one_line_of_configuration(site) -> None:
    fonts = {"Text": ["@fontsource/source-sans-3", "@fontsource/noto-emoji"]}
    built = site({"index.md": "# A\n\nIt starts: 🚀\n"}, fonts=fonts)
    assert "U+1F680" in (built / "assets/fonts.css").read_text()


@pytest.mark.parametrize(
    ("media", "ink"),
    [
        ({}, LIGHT_INK),
        ({"type": "print"}, BLACK),
        ({"forced-colors": "active"}, BLACK),
    ],
    ids=["screen", "print", "forced colours"],
)
def test_its_letters_have_the_colour_of_where_it_is_seen(
    gallery, look, media, ink
) -> None:
    assert look(gallery, "index.html", INK, **media) == ink


def test_a_diagram_on_its_own_is_dark_where_the_screen_is(gallery, look) -> None:
    ink = INK.replace(".diagram ", "")
    page = "assets/diagrams/index-1.svg"
    told = look(gallery, page, ink, **{"color-scheme": "dark"})
    assert told == "rgb(223, 228, 234)"


def test_its_letters_are_in_the_font_of_the_pages(gallery, look) -> None:
    script = "getComputedStyle(document.querySelector('text.actor')).fontFamily"
    assert look(gallery, "index.html", script).startswith("Text")


def test_its_numbers_are_seen(gallery, look) -> None:
    script = """(() => {
        const [line] = document.querySelectorAll("line[marker-start]");
        return getComputedStyle(line).strokeWidth;
    })()"""
    assert look(gallery, "numbered/index.html", script) == "1px"


def test_a_wide_one_scrolls_on_a_phone_and_its_page_does_not(gallery, look) -> None:
    script = """(() => {
        const box = document.querySelector(".diagram-scroll");
        const page = document.documentElement;
        return [box.scrollWidth > box.clientWidth, page.scrollWidth > page.clientWidth];
    })()"""
    told = look(gallery, "wide/index.html", script, width="390")
    assert told == [True, False]
