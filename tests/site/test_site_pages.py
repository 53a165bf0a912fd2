"""What each page of the built site brings with it, and what stands beside them."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from provedocs.blocks import find_blocks
from provedocs.publish.browser import Browser
from tests.site.test_site import ROOT, built

SOURCES = sorted((ROOT / "docs").rglob("*.md"))
ADDRESS = "https://example.org/openstack-by-example/"
GUIDE = "cinder-flow/api/index.html"
IN_MARKDOWN = re.compile(r"\]\(([^)#\s:]+)(?:#[^)\s]*)?\)")

WIDE = "return document.scrollingElement.scrollWidth;"
ONE_SCREEN = """
  const bottom = (what) => document.querySelector(what).getBoundingClientRect().bottom;
  return Math.max(...[".proof-share", ".md-button", ".home svg"].map(bottom));
"""
ASKED = """
  return performance.getEntriesByType("resource").map((entry) => entry.name);
"""
FOCUSED = """
  const words = [...document.querySelectorAll("abbr")];
  const word = words.find((one) => one.textContent.startsWith("cast"));
  word.focus();
  const told = () => document.querySelector(".md-tooltip2--active");
  while (!told()) await new Promise((resolve) => setTimeout(resolve, 50));
  return told().textContent;
"""
COPY_OVER_CODE = """
  const box = (element) => element.getBoundingClientRect();
  return [...document.querySelectorAll("pre > .md-code__nav")].filter(
    (nav) => box(nav).top < box(nav.parentElement.querySelector("code")).bottom
  ).length;
"""


def pages(site) -> list[str]:
    return [page for page in site.pages if page != "404.html"]


def copy_of(source: Path) -> str:
    page = built(source.relative_to(ROOT / "docs").as_posix())
    return page.removesuffix(".html") + ".md"


def outside_blocks(text: str) -> str:
    lines = text.split("\n")
    for block in find_blocks(text, "").blocks:
        lines[block.line - 1 : block.end] = [""] * (block.end - block.line + 1)
    return "\n".join(lines)


def test_each_page_has_a_description_of_its_own(site) -> None:
    described = [
        site.page(page).select_one("meta[name=description]")["content"]
        for page in pages(site)
    ]
    assert len(set(described)) == len(pages(site))


def test_the_description_of_a_page_is_told_whole(site) -> None:
    """A quotation mark in it would end it."""
    for page in pages(site):
        description = site.page(page).select_one("meta[name=description]")
        assert (page, set(description.attrs)) == (page, {"name", "content"})


def test_each_page_says_its_language_and_where_it_is(site) -> None:
    for page in pages(site):
        assert site.page(page).html["lang"] == "en"
        canonical = site.page(page).select_one("link[rel=canonical]")["href"]
        assert canonical == ADDRESS + page.removesuffix("index.html")


def test_each_page_leads_to_its_copy_in_markdown(site) -> None:
    for page in pages(site):
        link = site.page(page).select_one("link[type='text/markdown']")
        assert "alternate" in link["rel"]
        assert site.has(site.target(page, link["href"]))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_copy_has_all_blocks_of_its_page_and_none_of_our_marks(site, source) -> None:
    page = find_blocks(source.read_text(encoding="utf-8"), "").blocks
    text = (site.folder / copy_of(source)).read_text(encoding="utf-8")
    copy = find_blocks(text, "")
    assert [block.language for block in copy.blocks] == [b.language for b in page]
    assert not any(block.options for block in copy.blocks)
    assert not [block for block in copy.blocks if block.source.startswith("--8<--")]
    assert text.startswith("# ")


def test_the_links_of_copies_lead_to_copies(site) -> None:
    dead = [
        (copy, link)
        for copy in map(copy_of, SOURCES)
        for link in IN_MARKDOWN.findall(
            outside_blocks((site.folder / copy).read_text(encoding="utf-8"))
        )
        if not site.has(site.target(copy, link))
    ]
    assert dead == []


def test_the_index_for_programs_names_every_page_once(site) -> None:
    text = (site.folder / "llms.txt").read_text(encoding="utf-8")
    named = re.findall(rf"^- \[.+?\]\({ADDRESS}(.+?)\): .+$", text, re.MULTILINE)
    assert sorted(named) == sorted(map(copy_of, SOURCES))


def test_one_file_holds_every_page(site) -> None:
    whole = (site.folder / "llms-full.txt").read_text(encoding="utf-8")
    for copy in map(copy_of, SOURCES):
        assert (site.folder / copy).read_text(encoding="utf-8") in whole


def test_robots_are_told_of_every_page(site) -> None:
    robots = (site.folder / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {ADDRESS}sitemap.xml" in robots.split("\n")
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    found = re.findall(r"<loc>(.+?)</loc>", sitemap)
    assert sorted(found) == sorted(
        ADDRESS + page.removesuffix("index.html") for page in pages(site)
    )


def test_the_next_pages_lead_through_the_whole_site(site) -> None:
    seen = ["index.html"]
    while link := site.page(seen[-1]).select_one("a.md-footer__link--next"):
        seen.append(site.target(seen[-1], link["href"]))
        back = site.page(seen[-1]).select_one("a.md-footer__link--prev")
        assert site.target(seen[-1], back["href"]) == seen[-2]
    assert sorted(seen) == sorted(pages(site))


def test_a_guide_says_what_to_read_before_and_how_long_it_takes(site) -> None:
    head = site.page(GUIDE).select_one("h1 + .page-head")
    assert site.target(GUIDE, head.a["href"]) == "cinder-flow/index.html"
    assert re.search(r"· \d+ minutes · Proved on 2026-01-31", head.get_text())


def test_a_page_that_is_not_there_offers_a_search(site) -> None:
    form = site.page("404.html").select_one("article form")
    assert form["action"] == urlsplit(site.address).path
    assert form.select_one("input")["name"] == "q"


def test_nothing_but_pages_is_published_of_the_theme(site) -> None:
    assert not list(site.folder.rglob("overrides"))
    assert not list(site.folder.rglob("search-on-demand*"))
    assert site.has("assets/favicon.svg")


@pytest.fixture(scope="module")
def visit(site):
    """Return what a browser sees that goes to a page, and what it asked in vain."""
    with Browser(ROOT) as browser:
        yield lambda path, does, **how: browser.ask(
            "visit", folder=str(site.folder), path=path, does=does, **how
        )


@pytest.mark.parametrize("page", ["index.html", GUIDE, "reference/seqtrace/index.html"])
def test_a_page_asks_for_nothing_that_is_not_there(visit, page) -> None:
    assert visit(page, "return 0")["refused"] == []


@pytest.mark.parametrize("page", ["index.html", GUIDE, "reference/proof/index.html"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_is_wider_than_its_window(visit, page, width) -> None:
    assert visit(page, WIDE, width=width)["value"] == width


def test_the_first_screen_shows_what_this_is_and_the_proof(visit) -> None:
    assert visit("index.html", ONE_SCREEN)["value"] < 800


def test_on_a_phone_no_button_covers_code(visit) -> None:
    assert visit(GUIDE, COPY_OVER_CODE, width=390)["value"] == 0


def test_the_index_of_the_search_is_left_until_somebody_searches(visit) -> None:
    asked = visit("index.html", ASKED)["value"]
    assert asked
    assert not any(url.endswith("/search_index.json") for url in asked)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_word_is_explained_to_who_reaches_it_with_keys(visit, width) -> None:
    assert "answer" in visit(GUIDE, FOCUSED, width=width)["value"]


def test_a_query_in_the_address_is_asked(visit) -> None:
    does = 'return document.querySelector(".md-search__input").value'
    assert visit("index.html?q=create_volume", does)["value"] == "create_volume"
