"""One printed book, looked at: every fact of it is a test."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pdfplumber
import pikepdf
import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from provedocs.publish.links import is_real

MARGIN = 20 * 72 / 25.4

OUTLINE = """\
Contents
Where to start
 Outside
First guide
 What a page holds
 Code
  Listings
   Long lines
   A text in three quotes
   A long listing
  Notes
   Notes in code
   An order that stays
Second guide
 Second
  Anchors
   Deep
    Deeper
 Drawings
  A small one
  A wide one
  A tall one
  A pie
 Tables
  A wide one
  One with gaps
 言葉
  図
 Ends
Words
"""


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


class Printed:
    """A printed book, as other libraries than the printer's checks read it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reader = PdfReader(path)
        self.text = cache(self._text)
        self.characters = cache(self._characters)

    def _text(self) -> str:
        return " ".join(page.extract_text() for page in self.reader.pages)

    def _characters(self) -> list[list[dict[str, object]]]:
        with pdfplumber.open(self.path) as pdf:
            return [page.chars for page in pdf.pages]

    def page_with(self, text: str) -> int:
        """Return the number of the only page that has *text*, from 1."""
        found = [
            page.page_number + 1
            for page in self.reader.pages[2:]  # behind the contents
            if squeezed(text) in squeezed(page.extract_text())
        ]
        assert len(found) == 1, found
        return found[0]

    def links(self) -> Iterator[tuple[int, str, str]]:
        """Give number of page, name of the place, and address of each link."""
        for page in self.reader.pages:
            for annotation in page.annotations or ():
                link = annotation.get_object()
                action = link.get("/A", {})
                name = link.get("/Dest", action.get("/D", ""))
                yield page.page_number + 1, str(name), str(action.get("/URI", ""))

    def outline(self) -> list[tuple[str, Destination]]:
        """Return the titles, one space before each for each level, and the places."""

        def walk(entries, level):
            for entry in entries:
                if isinstance(entry, list):
                    yield from walk(entry, level + 1)
                else:
                    yield " " * level + entry.title, entry

        return list(walk(self.reader.outline, 0))


@pytest.fixture(scope="module")
def book(library) -> Printed:
    return Printed(library / "build/pdf/a-small-book-a4.pdf")


@pytest.fixture(scope="module")
def guide(library) -> Printed:
    return Printed(library / "build/pdf/a-small-book-second-guide-a4.pdf")


def test_the_outline_is_the_nav_with_the_headings_under_their_pages(book) -> None:
    assert [title for title, _ in book.outline()] == OUTLINE.splitlines()


def test_each_entry_of_the_outline_leads_to_the_page_of_its_heading(book) -> None:
    for title, place in book.outline():
        page = book.reader.pages[book.reader.get_destination_page_number(place)]
        assert squeezed(title) in squeezed(page.extract_text())


def test_every_page_of_the_nav_is_printed(book) -> None:
    chapters = {name.partition("--")[0] for name in book.reader.named_destinations}
    assert len(chapters - {"contents"}) >= 7
    assert len(book.reader.pages) >= 7


def test_every_link_into_the_book_has_its_place(book) -> None:
    names = {name for _, name, _ in book.links() if name}
    assert names
    assert {name.lstrip("/") for name in names} <= {
        name.lstrip("/") for name in book.reader.named_destinations
    }


def test_every_other_link_is_one_that_a_reader_can_follow(book) -> None:
    addresses = {address for _, _, address in book.links() if address}
    assert "https://docs.openstack.org/cinder/" in addresses
    assert [address for address in addresses if not is_real(address)] == []


def test_no_link_leads_to_the_machine_it_was_printed_on(book) -> None:
    assert not [a for *_, a in book.links() if re.match(r"file:|.*docs\.invalid", a)]


def test_a_link_to_nowhere_is_text(book) -> None:
    assert "nowhere" in book.text()
    assert not [a for *_, a in book.links() if "nowhere" in a]


def test_an_address_stands_behind_its_link(book) -> None:
    assert "to a site (docs.openstack.org/cinder)" in book.text()


def test_a_link_to_another_page_says_its_number(book) -> None:
    number = book.page_with("A paragraph with an anchor of its own")
    assert f"thesecondguide(page{number})" in squeezed(book.text())


def test_a_link_in_a_table_says_the_number_of_its_page(book) -> None:
    number = book.page_with("An order that stays")
    assert f"Notes(page{number})" in squeezed(book.text())


def test_an_address_stands_behind_code_that_leads_there(book) -> None:
    assert "Task.run (docs.openstack.org/taskflow)" in book.text()


def test_a_word_that_is_explained_is_listed_with_the_page_of_its_first_use(book):
    start = book.page_with("A CPU is explained")
    told = squeezed(book.reader.pages[-1].extract_text())
    assert f"WordsCPUWhatcomputes.Wheretostart(page{start})" in told


def test_the_cover_says_where_the_site_is(book) -> None:
    cover = book.reader.pages[0].extract_text()
    assert "Online: https://docs.provedocs.dev/book/" in cover


def test_a_link_to_its_own_page_says_none(book) -> None:
    assert "orstaybelow." in squeezed(book.text())


def test_the_contents_give_the_pages_that_their_links_lead_to(book) -> None:
    page = book.reader.pages[1]
    told = re.findall(r"(\S[^\n]*?)\s*(\d+)\s*$", page.extract_text(), re.MULTILINE)
    numbers = {squeezed(title): int(number) for title, number in told}
    assert numbers["Listings"] == book.page_with("A text in three quotes")
    assert numbers["Tables"] == book.page_with("row 0 a value")


def test_each_page_is_numbered(book) -> None:
    count = len(book.reader.pages)
    for page in book.reader.pages[1:]:
        assert f"{page.page_number + 1} of {count}" in page.extract_text()


def test_each_page_names_its_guide_and_its_chapter_at_the_top(book) -> None:
    page = book.reader.pages[book.page_with("A text in three quotes") - 1]
    text = squeezed(page.extract_text())
    assert "Firstguide" in text
    assert text.count("Listings") == 2  # and the chapter's own title


def test_all_tabs_are_shown_each_under_its_label(book) -> None:
    text = squeezed(book.text())
    assert "DebianUseapt.StableItisoldandgood.SidItisnewandbetter.FedoraUsednf." in text


def test_what_is_folded_is_open(book) -> None:
    assert "A closed answer" in book.text()
    assert "It was hidden" in book.text()


def test_what_is_hidden_stays_so(book) -> None:
    assert "Nobody sees this" not in book.text()


def test_html_in_a_page_is_rendered(book) -> None:
    assert "Raw HTML with Markdown in it." in book.text()


def test_notes_in_code_are_numbers_with_a_list_under_it(book) -> None:
    text = squeezed(book.text())
    assert 'volume=create("firstvol")1attach(volume)#keepit2' in text
    assert "1Ithasnohostyet." in text


def test_what_only_looks_like_a_note_stays(book) -> None:
    assert 'print("(1)!")' in book.text()


def test_a_footnote_leads_to_its_text_and_back(book) -> None:
    names = {name.lstrip("/") for _, name, _ in book.links()}
    assert {"p-first--fn:first", "p-first--fnref:first"} <= names


def test_each_line_of_code_is_printed_whole(book) -> None:
    text = squeezed(book.text())
    for page in ("first/listings.md", "first/notes.md", "first/index.md"):
        source = (book.path.parents[2] / "docs" / page).read_text()
        for code in re.findall(r"```\w+[^\n]*\n(.*?)```", source, re.DOTALL):
            for line in re.sub(r"# \(\d\)!|\(\d\)$", "", code, flags=re.M).splitlines():
                assert squeezed(line) in text


def test_nothing_is_left_of_a_source(book) -> None:
    text = book.text()
    for rest in ("sequenceDiagram", "flowchart", "prove:", "accTitle", "=== "):
        assert rest not in text


def test_no_character_is_lost(book) -> None:
    assert "✓→…“quoted”naïvefaçade" in squeezed(book.text())
    assert "\N{REPLACEMENT CHARACTER}" not in book.text()


def test_no_letter_is_past_the_margins(book) -> None:
    for page, letters in zip(book.reader.pages, book.characters(), strict=True):
        right = float(page.mediabox.width) - MARGIN
        for letter in letters:
            assert not letter["text"].strip() or (
                MARGIN - 1.5 <= letter["x0"] <= letter["x1"] <= right + 1.5
            )


def test_no_letter_is_smaller_than_seven_points(book) -> None:
    sizes = [float(str(c["size"])) for page in book.characters() for c in page]
    assert min(sizes) >= 6.95


def test_every_font_is_in_the_file(book) -> None:
    fonts = [
        font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in book.reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_fonts_are_those_of_the_site(book) -> None:
    names = {c["fontname"] for page in book.characters() for c in page}
    families = {re.sub(r"^\w+\+|-.*$", "", str(name)) for name in names}
    assert families <= {
        "SourceSans3ExtraLight",
        "JetBrainsMono",
        "DejaVuSans",
        "DejaVuSansMono",
        "DotGothic16",
    }


def test_a_wide_drawing_has_a_sheet_turned_for_it(book) -> None:
    turned = book.reader.pages[book.page_with("across") - 1].mediabox
    assert turned.width > turned.height


def test_the_heading_of_a_turned_drawing_is_on_its_sheet(book) -> None:
    page = book.reader.pages[book.page_with("across") - 1]
    assert "A wide one" in page.extract_text()


def test_a_tall_drawing_goes_on_under_its_participants(book) -> None:
    first, last = (book.page_with(f"message number {n} ") for n in (0, 39))
    assert first < last
    for page in book.reader.pages[first - 1 : last]:
        assert "BA" in squeezed(page.extract_text())  # Mermaid draws from the right


def test_a_tall_drawing_loses_no_message(book) -> None:
    messages = set(re.findall(r"message number (\d+)", book.text()))
    assert messages == {str(number) for number in range(40)}


def test_a_long_table_has_its_head_on_each_page(book) -> None:
    first, last = book.page_with("row 0 a value"), book.page_with("row 69 a value")
    assert first < last
    for page in book.reader.pages[first - 1 : last]:
        assert "Meaning" in page.extract_text()


def test_no_heading_is_the_last_on_its_page(book) -> None:
    titles = {squeezed(title) for title, _ in book.outline()}
    for page in book.reader.pages[2:]:
        lines = page.extract_text().strip().splitlines()
        body = [line for line in lines if not re.fullmatch(r"\d+ of \d+", line.strip())]
        assert squeezed(body[-1]) not in titles


def test_each_page_begins_on_a_new_one(book) -> None:
    starts = [book.page_with(text) for text in ("A text in three quotes", "Notes in")]
    assert len(set(starts)) == 2


def test_a_few_lines_get_no_page_of_their_own(book) -> None:
    assert book.page_with("The first of many lines") == book.page_with(
        "The last of many lines"
    )


def test_it_says_what_it_is(book) -> None:
    told = book.reader.metadata
    assert (told.title, told.author) == ("A small book", "A small book")
    assert told.subject == "What a page can hold, on paper."
    assert book.reader.root_object["/Lang"] == "en"


def test_it_is_tagged_for_those_who_do_not_see_it(book) -> None:
    root = book.reader.root_object
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert "/StructTreeRoot" in root


def test_its_drawings_have_a_text_for_those_who_do_not_see_them(book) -> None:
    with pikepdf.open(book.path) as pdf:
        parts = [part for part in pdf.objects if isinstance(part, pikepdf.Dictionary)]
        texts = [str(p["/Alt"]) for p in parts if p.get("/S") == pikepdf.Name.Figure]
    assert set(texts) == {
        "Ways",
        "Shares",
        *(
            f"Diagram: {title}"
            for title in ("A small one", "A wide one", "A tall one", "図")
        ),
    }


def test_a_guide_alone_leads_to_the_site_for_the_others(guide) -> None:
    addresses = {address for *_, address in guide.links()}
    assert "https://docs.provedocs.dev/book/first/#what-a-page-holds" in addresses


def test_a_guide_alone_holds_no_other(guide) -> None:
    assert "What a page holds" not in [title.strip() for title, _ in guide.outline()]


def test_the_contents_of_a_guide_hold_its_sections(guide) -> None:
    assert "A tall one" in guide.reader.pages[1].extract_text()


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))]
)
def test_it_is_printed_on_the_paper_that_is_asked_for(library, paper, size) -> None:
    box = PdfReader(library / f"build/pdf/a-small-book-{paper}.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_a_page_in_another_script_is_printed_whole(book) -> None:
    text = squeezed(book.text())
    for words in ("状態は「作成中」になり", "文字の数であって", "ボリュームを作成する"):
        assert words in text


def test_a_link_to_a_heading_in_another_script_arrives(book) -> None:
    there = book.reader.named_destinations
    [name] = {name for _, name, _ in book.links() if unquote(name).endswith("--図")}
    to = book.reader.get_destination_page_number(there[name])
    assert to + 1 == book.page_with("状態: 作成中")
