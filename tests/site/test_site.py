"""What a reader's browser finds in the built site."""

import re
from pathlib import Path
from posixpath import normpath

from bs4 import Tag

from provedocs.blocks import find_blocks
from provedocs.publish.printed import bare
from tests.site.built import IN_CSS, is_foreign, loaded_by

ROOT = Path(__file__).parents[2]


def test_the_build_warns_of_nothing(warnings) -> None:
    assert warnings == ""


def test_no_page_loads_anything_from_another_host(site) -> None:
    foreign = {
        (path, url)
        for path in site.pages
        for url in loaded_by(site.page(path))
        if is_foreign(url)
    }
    assert foreign == set()


def test_no_stylesheet_loads_anything_from_another_host(site) -> None:
    foreign = {
        (path.name, url)
        for path in site.folder.rglob("*.css")
        for url in IN_CSS.findall(path.read_text(encoding="utf-8"))
        if is_foreign(url)
    }
    assert foreign == set()


def test_no_diagram_is_left_to_a_loader_that_asks_elsewhere(site) -> None:
    left = [path for path in site.pages if site.page(path).select("pre.mermaid")]
    assert left == []


def test_what_a_page_loads_is_there(site) -> None:
    assert site.missing() == set()


def test_every_internal_link_leads_to_a_file(site) -> None:
    assert site.without_file() == set()


def test_every_internal_link_leads_to_an_anchor_that_exists(site) -> None:
    assert site.without_anchor() == set()


def test_every_page_marks_each_of_its_blocks_once(site) -> None:
    for source in (ROOT / "docs").rglob("*.md"):
        page = source.relative_to(ROOT / "docs").as_posix()
        blocks = find_blocks(source.read_text(encoding="utf-8"), page).blocks
        article = site.page(built(page)).select_one("article")
        wanted = {f"block-{block.name.replace('/', '-')}" for block in blocks}
        marks = [mark["id"] for mark in article.select("p.proof")]
        assert (page, sorted(marks)) == (page, sorted(wanted))


def built(page: str) -> str:
    stem = page.removesuffix(".md").removesuffix("index").rstrip("/")
    return normpath(f"{stem}/index.html" if stem else "index.html")


def test_no_block_of_a_page_goes_without_a_mark(site) -> None:
    bare = [
        (path, fence.get_text()[:60])
        for path in site.pages
        for fence in site.page(path).select("article div.highlight, figure.diagram")
        if not fence.find_parent(class_="doc") and not is_marked(fence)
    ]
    assert bare == []


def is_marked(fence: Tag) -> bool:
    return bool(fence.select(".proof") or fence.find_next_sibling(class_="proof"))


def test_every_diagram_is_drawn(site) -> None:
    drawn = {path: len(site.page(path).select("figure.diagram")) for path in site.pages}
    for source in (ROOT / "docs").rglob("*.md"):
        page = source.relative_to(ROOT / "docs").as_posix()
        blocks = find_blocks(source.read_text(encoding="utf-8"), page).blocks
        wanted = sum(block.language == "mermaid" for block in blocks)
        assert (page, drawn[built(page)]) == (page, wanted)


def test_a_diagram_says_what_its_source_says(site) -> None:
    sources = " ".join(p.read_text("utf-8") for p in (ROOT / "docs").rglob("*.md"))
    numbered = re.sub(r"#(\d+);", lambda code: chr(int(code[1])), sources)
    said = bare(re.sub(r"<br/?>", "", numbered))
    for path in site.pages:
        for text in site.page(path).select("figure.diagram text"):
            assert bare(text.get_text()) in said


def test_no_page_whose_diagrams_are_drawn_loads_mermaid(site) -> None:
    for path in site.pages:
        scripts = site.page(path).select("script[src]")
        sources = [site.target(path, script["src"]) for script in scripts]
        assert "assets/mermaid.min.js" not in sources


def test_the_proof_page_lists_every_page_that_has_blocks(site) -> None:
    told = {
        site.target("reference/proof/index.html", link["href"])
        for link in site.page("reference/proof/index.html").select("td:first-child a")
    }
    with_blocks = {path for path in site.pages if site.page(path).select("p.proof")}
    assert with_blocks <= told


def test_every_page_can_be_edited(site) -> None:
    pages = [path for path in site.pages if path != "404.html"]
    edits = [
        site.page(path).select("a.md-content__button[href*='/edit/']") for path in pages
    ]
    assert all(edits)
