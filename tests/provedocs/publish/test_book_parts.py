"""The steps on the way from a page to paper, each by itself."""

import re

import pytest
from bs4 import BeautifulSoup

from provedocs.publish.book import STYLE
from provedocs.publish.colophon import Colophon, colophon_of
from provedocs.publish.contents import number_pages
from provedocs.publish.editions import _refuse_alike
from provedocs.publish.glossary import glossary
from provedocs.publish.links import Places, drop_onward, is_real, lead, name_of
from provedocs.publish.outline import opened, push_down
from provedocs.publish.paper import (
    hold_drawings,
    on_paper,
    put_drawings,
    renamed,
    titled,
)
from provedocs.publish.printing import PrintingError
from provedocs.publish.rendering import Chapter
from provedocs.publish.sheets import CUT, LEAST, MOST, PAPERS, Drawing, sheet_for
from provedocs.publish.slices import slices

IDS = {"": frozenset(), "flow/": frozenset({"here"}), "flow/api/": frozenset({"there"})}


@pytest.mark.parametrize(
    ("href", "place"),
    [
        ("#here", "#p-flow--here"),
        ("#what-paper-lacks", None),
        ("api/#there", "#p-flow-api--there"),
        ("api/#gone", "#p-flow-api"),
        ("../", "#p-index"),
        ("api/index.html", "#p-flow-api"),
        ("https://docs.openstack.org/", "https://docs.openstack.org/"),
        ("mailto:us@openstack.org", "mailto:us@openstack.org"),
        ("https://example.org/", None),
        ("http://127.0.0.1:8776/", None),
        ("file:///etc/passwd", None),
        ("../assets/a.zip", None),
    ],
)
def test_a_link_leads_to_a_place_of_the_book_or_out_or_nowhere(href, place) -> None:
    assert Places(IDS, "https://example.org/docs/").resolve(href, "flow/") == place


@pytest.mark.parametrize(
    ("href", "place"),
    [
        ("https://docs.us.dev/v1/flow/#here", "#p-flow--here"),
        ("../assets/a.zip", "https://docs.us.dev/v1/assets/a.zip"),
        ("../other/#there", "https://docs.us.dev/v1/other/#there"),
    ],
)
def test_what_is_not_in_the_book_is_on_a_site_that_is_there(href, place) -> None:
    assert Places(IDS, "https://docs.us.dev/v1/").resolve(href, "flow/") == place


def test_addresses_for_examples_are_nobodys() -> None:
    assert not is_real("https://docs.example.com/")
    assert is_real("https://example.opendev.org/")


def test_a_chapter_is_named_by_its_address() -> None:
    assert (name_of("cinder-flow/api/"), name_of("")) == (
        "p-cinder-flow-api",
        "p-index",
    )


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("end", "left"),
    [
        ('<p>Next: <a href="api/">The API</a>.</p>', 0),
        ('<p>Next: <a href="../">Home</a>.</p>', 1),
        ('<p>You now know what <a href="api/">the API</a> does.</p>', 1),
        ('<p><a href="api/">One</a>, <a href="api/">two</a></p>', 1),
    ],
)
def test_a_line_that_only_leads_to_the_next_page_is_not_printed(end, left) -> None:
    soup = parsed(f"<h1>Flow</h1>{end}")
    drop_onward(soup, "flow/", "flow/api/", Places(IDS, "https://docs.us.dev/"))
    assert len(soup.find_all("p")) == left


def test_an_empty_page_has_no_end_to_drop() -> None:
    drop_onward(parsed(""), "flow/", "flow/api/", Places(IDS, "https://docs.us.dev/"))


def test_what_mkdocstrings_says_of_a_name_is_no_part_of_it() -> None:
    labels = '<span class="doc-labels"><small>dataclass</small></span>'
    soup = parsed(f"<h1>Names</h1><h2>Volume{labels}</h2>")
    assert [heading.title for heading in push_down(soup, 1, "p")] == ["Names", "Volume"]
    assert "dataclass" in soup.get_text()


def test_headings_below_the_third_are_details() -> None:
    soup = parsed("<h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4>")
    kinds = [heading.kind for heading in push_down(soup, 2, "p")]
    assert kinds == ["chapter", "section", "section", "detail"]


def test_what_is_not_to_be_printed_is_left_out() -> None:
    assert "search" not in on_paper('<p class="no-print">the search</p>').get_text()


@pytest.mark.parametrize("mark", ["only-dark", "gh-dark-mode-only"])
def test_a_picture_for_dark_pages_is_left_out(mark) -> None:
    pictures = f'<img src="a.png#only-light"><img src="b.png#{mark}">'
    assert [image["src"] for image in on_paper(pictures).find_all("img")] == [
        "a.png#only-light"
    ]


def test_the_boxes_of_tasks_are_no_bars_of_a_chart() -> None:
    assert not re.search(r"(?<!span)\.task\b", STYLE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("guide", "other"), [("C++", "'C'"), ("★", "the whole book")])
def test_two_books_of_one_name_are_refused(guide, other) -> None:
    with pytest.raises(PrintingError, match=f"{other} would be one file"):
        _refuse_alike("A book", ["C", guide])


def test_a_short_answer_is_marked_and_a_long_one_is_not() -> None:
    for lines, marked in ((9, True), (50, False)):
        box = f'<div class="admonition">{"<p>Line.</p>" * lines}</div>'
        assert bool(on_paper(box).select(".short")) is marked


def lead_on(html: str) -> BeautifulSoup:
    soup = parsed(html)
    chapter = Chapter("flow/", "docs/flow.md", "Flow", (), html)
    lead(soup, chapter, Places(IDS, "https://docs.us.dev/"))
    return soup


def test_a_name_of_the_source_needs_no_address_behind_it() -> None:
    link = '<a class="reference" href="https://opendev.org/x"><code>cinder</code></a>'
    assert not lead_on(link).select(".address")


def test_a_cell_has_the_number_of_a_page_and_no_address() -> None:
    cells = '<td><a href="api/">The API</a> <a href="https://o.org/">o</a></td>'
    soup = lead_on(f"<table><tr>{cells}</tr></table>")
    assert (len(soup.select(".page")), len(soup.select(".address"))) == (1, 0)


def test_a_word_in_a_link_is_explained_and_leads_where_it_did() -> None:
    chapter = Chapter("flow/", "docs/flow.md", "Flow", (), "")
    soup = parsed('<a href="api/">The <abbr title="A queue.">topic</abbr></a>')
    words = glossary([chapter], {"flow/": soup})
    assert words
    assert "A queue." in words.html
    assert [link["href"] for link in soup.find_all("a")] == ["api/"]


def test_a_word_is_listed_as_it_is_written_shortest() -> None:
    chapters = [Chapter(url, "", "Flow", (), "") for url in ("a/", "b/")]
    words = ("topics", "topic")
    soups = {
        chapter.url: parsed(f'<p><abbr title="A queue.">{word}</abbr></p>')
        for chapter, word in zip(chapters, words, strict=True)
    }
    listed = glossary(chapters, soups)
    assert listed
    assert ">topic</dt>" in listed.html
    assert [str(soup.a["href"]) for soup in soups.values()] == [
        "../provedocs-words/#word-1"
    ] * 2


def test_pages_that_explain_no_word_have_no_list_of_words() -> None:
    assert glossary([Chapter("", "", "Flow", (), "")], {"": parsed("<p>x</p>")}) is None


def test_an_empty_cell_holds_a_blank_that_a_browser_tags() -> None:
    soup = on_paper("<table><tr><td></td><td>x</td></tr></table>")
    assert [cell.get_text() for cell in soup.find_all("td")] == ["\xa0", "x"]


def test_numbers_beside_a_listing_are_put_before_its_lines() -> None:
    soup = on_paper(
        '<div class="highlight"><table class="highlighttable"><tr><td class="linenos">'
        '<div class="linenodiv"><pre><span></span> 9\n10</pre></div></td>'
        '<td class="code"><div><pre><code>a\nb\n</code></pre></div></td></tr></table>'
        "</div>"
    )
    lines = soup.select(".highlight > pre .line")
    numbers = [line.select_one(".linenos")["data-linenos"] for line in lines]
    assert numbers == [" 9 ", "10 "]


def test_a_listing_begins_with_its_first_line() -> None:
    soup = on_paper("<pre><span></span><code>a\n</code></pre>")
    assert [child.name for child in soup.pre.children] == ["code"]


def test_pictures_that_are_joined_are_printed_beside_each_other() -> None:
    assert on_paper("<p>\N{WOMAN}\u200d\N{PERSONAL COMPUTER}</p>").get_text() == (
        "\N{WOMAN}\N{PERSONAL COMPUTER}"
    )


def test_a_note_in_prose_is_marked_where_it_stands() -> None:
    page = (
        '<p class="annotate">One (1) and (2).</p><ol><li>a</li><li><p>b</p></li></ol>'
    )
    marked = str(on_paper(page))
    assert 'One <b class="code-note">1</b> and <b class="code-note">2</b>.' in marked
    assert '<li><p><b class="code-note">2</b>b</p></li>' in marked


def test_a_task_that_is_done_is_seen_to_be() -> None:
    soup = on_paper('<ul><li><input type="checkbox" checked> a</li></ul>')
    assert soup.select("li > .task.done")


def test_a_page_without_a_title_has_the_one_of_the_nav() -> None:
    assert (
        titled("<h2>A section</h2>", "A & B") == "<h1>A &amp; B</h1><h2>A section</h2>"
    )
    assert titled('<h1 id="a">Own</h1>', "A") == '<h1 id="a">Own</h1>'


def test_a_section_of_the_nav_opens_once() -> None:
    assert opened(("Python", "Kinds"), ("Python", "A file")) == [(2, "Kinds")]


def test_a_drawing_passes_as_it_is() -> None:
    html = '<p>Before<svg viewBox="0 0 1 1"><marker refX="1"/></svg>after</p>'
    held, drawings = hold_drawings(html)
    assert put_drawings(str(BeautifulSoup(held, "html.parser")), drawings) == html


def test_the_style_of_a_drawing_goes_with_its_name() -> None:
    svg = '<svg id="a"><style>#a .b{}</style><g id="a-b"/><use href="#a-b"/></svg>'
    assert renamed(svg, "p") == (
        '<svg id="p-a"><style>#p-a .b{}</style>'
        '<g id="p-a-b"/><use href="#p-a-b"/></svg>'
    )


def test_a_span_of_code_over_lines_is_cut_at_each() -> None:
    html = '<pre><code><span class="s">"""a\nb"""</span>\n</code></pre>'
    assert [str(line) for line in on_paper(html).select(".line")] == [
        '<span class="line"><span class="s">"""a</span></span>',
        '<span class="line"><span class="s">b"""</span></span>',
    ]


@pytest.mark.parametrize("more", ["", ' data-search-exclude=""'])
def test_a_source_that_is_folded_in_leaves_the_name_of_its_file(more) -> None:
    details = f'<details class="mkdocstrings-source"{more}>'
    html = f"{details}<summary>in a.py</summary><pre>x = 1</pre></details><p>On.</p>"
    assert str(on_paper(html)) == '<p class="source">in a.py</p><p>On.</p>'


def test_an_empty_line_of_code_stays() -> None:
    html = "<pre><code>a\n\nb\n</code></pre>"
    lines = [line.text for line in on_paper(html).select(".line")]
    assert lines == ["a", "", "b"]


@pytest.mark.parametrize(
    ("width", "sheet"), [(600, "upright"), (1000, "wide"), (1600, "fold")]
)
def test_a_drawing_gets_the_first_sheet_on_which_it_can_be_read(width, sheet) -> None:
    chosen, scale = sheet_for(Drawing(width, 300, 14), PAPERS["A4"])
    assert chosen.name == sheet
    assert scale * 14 * 0.75 >= LEAST


def test_a_small_drawing_speaks_no_louder_than_the_text() -> None:
    _, scale = sheet_for(Drawing(100, 100, 14), PAPERS["A4"])
    assert 0.75 * 14 * scale == pytest.approx(MOST)


def test_a_drawing_that_has_to_be_cut_is_printed_small() -> None:
    _, scale = sheet_for(Drawing(400, 9000, 16), PAPERS["A4"])
    assert scale * 16 * 0.75 == pytest.approx(CUT)


def sequence(count: int) -> str:
    messages = "".join(
        f'<text y="{100 + 50 * n}" class="messageText" dy="1em">m{n}</text>'
        f'<line x1="0" x2="9" y1="{130 + 50 * n}" y2="{130 + 50 * n}"/>'
        for n in range(count)
    )
    return (
        f'<svg id="d" viewBox="0 0 90 {120 + 50 * count}" width="90" height="1">'
        f'<rect y="0" height="65" class="actor actor-top"/>{messages}</svg>'
    )


def test_a_drawing_with_room_is_not_cut() -> None:
    assert slices(sequence(3), 1000) == [sequence(3)]


def test_a_tall_drawing_is_cut_between_two_messages() -> None:
    parts = slices(sequence(20), 400)
    views = [part.rpartition("viewBox=")[2].split('"')[1].split() for part in parts]
    edges = [float(view[1]) for view in views[1:]]
    assert len(parts) > 2
    for edge in edges:
        within = (edge - 100) % 50
        assert 43 <= within <= 47  # below the line of one, above the text of the next


def heights(part: str) -> list[float]:
    """Return the heights of what is seen in a part: the participants, and the rest."""
    views = [view.split('"')[0] for view in part.split('viewBox="')[1:]]
    return [float(view.split()[3]) for view in views]


def test_a_drawing_with_numbers_is_cut_as_well() -> None:
    numbers = "".join(
        f'<text y="{134 + 50 * n}" class="sequenceNumber">{n}</text>' for n in range(20)
    )
    assert len(slices(sequence(20).replace("</svg>", f"{numbers}</svg>"), 400)) > 2


def test_the_parts_of_a_drawing_are_about_as_high() -> None:
    first, second = slices(sequence(9), 500)
    assert sum(heights(first)) == pytest.approx(sum(heights(second)), abs=80)


def test_a_part_is_no_higher_than_its_room() -> None:
    for part in slices(sequence(20), 400):
        assert sum(heights(part)) <= 400


def test_a_drawing_of_another_kind_is_left_whole() -> None:
    svg = '<svg viewBox="0 0 10 9000"><rect y="0" height="9000"/></svg>'
    assert slices(svg, 400) == [svg]


def test_numbers_of_pages_are_written_where_they_are_asked_for() -> None:
    html = '<span class="number" data-page="a"></span><span class="page" data-page="a">'
    assert number_pages(f"{html}</span>", {"a": 7}) == (
        '<span class="number" data-page="a">7</span>'
        '<span class="page" data-page="a"> (page 7)</span>'
    )


def test_a_cover_says_what_was_proved_with_what_and_when() -> None:
    versions = ("cinder 29.0.0", "Python 3.11")
    colophon = Colophon("1.2", versions, "2026-01-31T12:00:00Z", 8, 9)
    assert colophon.lines() == [
        "Release 1.2",
        "8 of 9 blocks were proved with cinder 29.0.0 and Python 3.11, "
        "the last on 2026-01-31.",
    ]


def test_a_cover_has_the_release_that_is_named(tmp_path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2"\n')
    told = [colophon_of(tmp_path, [], named).lines() for named in ("", "2026.2")]
    assert told == [["Release 1.2"], ["Release 2026.2"]]
