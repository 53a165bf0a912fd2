"""What MkDocs makes of proved pages: built for real, with Material's extensions."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from provedocs.blocks import Block, find_blocks
from provedocs.leanings import leanings
from provedocs.record import Proof, fingerprints, write_record

MATERIAL = [
    "admonition",
    "attr_list",
    "footnotes",
    "md_in_html",
    {"pymdownx.highlight": {"anchor_linenums": True}},
    {
        "pymdownx.superfences": {
            "custom_fences": [{"name": "mermaid", "class": "mermaid", "format": "DIV"}]
        }
    },
    "pymdownx.details",
    {"pymdownx.tabbed": {"alternate_style": True}},
]
AS_DIV = "!!python/name:pymdownx.superfences.fence_div_format"
TEMPLATE = "<body>{{ page.content }}</body>"


def shown_as_itself(block: Block, fingerprint: str) -> Proof:
    """Give a block a mark that names its first line, so that none can be confused."""
    return Proof(
        id=block.id,
        hash=fingerprint,
        language=block.language,
        status="shown",
        verifier="none",
        versions={"python": "3.11.7"},
        seconds=0.25,
        when="2026-01-31T12:00:00Z",
        reason=block.source.split("\n")[0],
    )


class Site:
    """A project in a folder of its own: pages, a record, and a theme of one line."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config: dict = {
            "site_name": "Site",
            "theme": {"name": None, "custom_dir": "theme"},
            "markdown_extensions": MATERIAL,
            "plugins": ["provedocs"],
            "validation": {"nav": {"omitted_files": "ignore"}},
        }
        self.write("theme/main.html", TEMPLATE)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def prove(
        self, prove: Callable[[Block, str], Proof] = shown_as_itself
    ) -> list[Proof]:
        proofs = []
        for path in self.root.glob("docs/**/*.md"):
            page = path.relative_to(self.root).as_posix()
            blocks = find_blocks(path.read_text(encoding="utf-8"), page).blocks
            hashes = fingerprints(blocks)
            proofs += [prove(block, hashes[block.id]) for block in blocks]
        write_record(self.root / "build/proof.json", proofs)
        return proofs

    def build(self, page: str = "index.html", command: str = "build") -> BeautifulSoup:
        text = yaml.safe_dump(self.config)
        self.write("mkdocs.yml", text.replace("DIV", AS_DIV))
        config = load_config(str(self.root / "mkdocs.yml"))
        config.plugins.on_startup(command=command, dirty=False)
        build(config)
        html = (self.root / "site" / page).read_text(encoding="utf-8")
        return BeautifulSoup(html, "html.parser")

    def refuse(self, log: pytest.LogCaptureFixture) -> str:
        """Return what a build says that does not come to its end."""
        with pytest.raises(Abort):
            self.build()
        return log.messages[-1]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def marked(soup: BeautifulSoup) -> dict[str, str]:
    """Return, for each fence on a page, its first line and what its mark names."""
    fences = soup.select("div.highlight, div.proved")
    return {first_line(fence): reason(fence) for fence in fences}


def first_line(fence: Tag) -> str:
    code = fence.select_one("td.code code, pre > code, div.mermaid")
    return code.get_text().strip().split("\n")[0]


def reason(fence: Tag) -> str:
    (mark,) = fence.select("p.proof")
    return mark.get_text().removeprefix("shown, not run: ")


CONTAINERS = {
    "plain": "```python\na = 1\n```\n",
    "list": "- one\n\n    ```python\n    a = 1\n    ```\n\n- two\n",
    "nested list": "- a\n\n    - b\n\n        ```python\n        a = 1\n        ```\n",
    "quote": "> said\n>\n> ```python\n> a = 1\n> ```\n",
    "admonition": '!!! note "N"\n\n    ```python\n    a = 1\n    ```\n',
    "details": '??? note "N"\n\n    ```python\n    a = 1\n    ```\n',
    "tabs": '=== "A"\n\n    ```python\n    a = 1\n    ```\n\n'
    '=== "B"\n\n    ```python\n    b = 1\n    ```\n',
    "footnote": "Text.[^1]\n\n[^1]:\n    Note.\n\n    ```python\n    a = 1\n    ```\n",
    "markdown in HTML": '<div markdown="1">\n\n```python\na = 1\n```\n\n</div>\n',
    "tildes": "~~~python\na = 1\n~~~\n",
    "title": '```python title="a.py"\na = 1\n```\n',
    "line numbers": '```python linenums="1"\na = 1\n```\n',
    "highlighted lines": '```python hl_lines="1"\na = 1\n```\n',
    "braces": '```{ .python .annotate title="x" }\na = 1  # (1)!\n```\n\n1.  Note.\n',
    "braces with an id": "``` { .python #here }\na = 1\n```\n",
    "no language": "```\na = 1\n```\n",
    "mermaid": "```mermaid\nsequenceDiagram\nA->>B: a < b\n```\n",
    "mermaid in a list": "- one\n\n    ```mermaid\n    graph LR\n    ```\n",
}


@pytest.mark.parametrize("text", CONTAINERS.values(), ids=CONTAINERS)
def test_a_mark_lands_on_its_own_block(site: Site, text: str) -> None:
    before, after = "```python\nz = 0\n```\n", "# End\n\n```python\nz = 9\n```\n"
    site.write("docs/index.md", f"{before}\n{text}\n{after}")
    proofs = site.prove()
    marks = marked(site.build())
    assert len(marks) == len(proofs)
    assert all(said.startswith(line) for line, said in marks.items())


def test_marks_are_right_when_all_containers_stand_on_one_page(site: Site) -> None:
    texts = [
        text.replace("a = 1", f"a = {number}").replace("[^1]", f"[^{number}]")
        for number, text in enumerate(CONTAINERS.values(), 100)
    ]
    site.write("docs/index.md", "\n\nNext.\n\n".join(texts))
    proofs = site.prove()
    soup = site.build()
    fences = soup.select("div.highlight, div.proved")
    assert len(fences) == len(proofs)
    assert all(reason(fence).startswith(first_line(fence)) for fence in fences)


def test_equal_blocks_get_each_its_own_mark(site: Site) -> None:
    site.write("docs/index.md", "```python\na = 1\n```\n\n```python\na = 1\n```\n")
    site.prove(
        lambda block, hash: replace(shown_as_itself(block, hash), reason=block.name)
    )
    fences = site.build().select("div.highlight")
    assert [reason(fence) for fence in fences] == ["top/1", "top/2"]


def test_a_fence_in_a_comment_takes_no_mark(site: Site) -> None:
    hidden = "<!--\n```python\na = 1\n```\n-->\n"
    site.write("docs/index.md", f"{hidden}\n```python\na = 1\n```\n")
    site.prove()
    assert marked(site.build()) == {"a = 1": "a = 1"}


def test_annotations_stand_right_behind_their_code(site: Site) -> None:
    site.write("docs/index.md", CONTAINERS["braces"])
    site.prove()
    fence = site.build().select_one("div.highlight")
    assert fence.find_next_sibling().name == "ol"


def test_the_source_of_a_diagram_holds_no_mark(site: Site) -> None:
    site.write("docs/index.md", CONTAINERS["mermaid"])
    site.prove()
    diagram = site.build().select_one(".mermaid")
    assert diagram.get_text().strip() == "sequenceDiagram\nA->>B: a < b"


def test_marks_land_without_superfences_too(site: Site) -> None:
    site.config["markdown_extensions"] = []
    site.write("docs/index.md", "```python\na = 1\n```\n\n```python\nb = 2\n```\n")
    site.prove()
    fences = site.build().select("div.proved")
    marks = [(first_line(fence), reason(fence)) for fence in fences]
    assert marks == [("a = 1", "a = 1"), ("b = 2", "b = 2")]


def test_fences_that_another_plugin_renders_take_no_mark(site: Site) -> None:
    hook = """
        from markdown import Markdown

        def on_page_content(html, page, config, files):
            md = Markdown(extensions=config.markdown_extensions)
            return html + md.convert("```python\\na = 1\\n```")
    """
    site.config["hooks"] = ["hook.py"]
    site.write("hook.py", dedent(hook))
    site.write("docs/index.md", "```python\na = 1\n```\n")
    site.prove()
    ours, theirs = site.build().select("div.highlight")
    assert (len(ours.select(".proof")), len(theirs.select("p, i"))) == (1, 0)


def test_a_page_that_another_plugin_changed_stops_the_build(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    hook = """
        def on_page_markdown(text, page, config, files):
            return text.replace("b = 2", "b = 3")
    """
    site.config["hooks"] = ["hook.py"]
    site.write("hook.py", dedent(hook))
    site.write("docs/index.md", "```python\na = 1\n```\n\n```python\nb = 2\n```\n")
    site.prove()
    said = site.refuse(caplog)
    assert said.startswith("docs/index.md:5: the site renders other fences")


def test_a_fence_that_another_plugin_added_stops_the_build(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    hook = """
        def on_page_markdown(text, page, config, files):
            return text + "\\n```python\\nb = 2\\n```\\n"
    """
    site.config["hooks"] = ["hook.py"]
    site.write("hook.py", dedent(hook))
    site.write("docs/index.md", "```python\na = 1\n```\n")
    site.prove()
    said = site.refuse(caplog)
    assert said.startswith("docs/index.md: the site renders other fences")


def test_a_region_of_a_file_is_marked_with_the_file(site: Site) -> None:
    snippets = {"pymdownx.snippets": {"base_path": [str(site.root / "examples")]}}
    site.config["markdown_extensions"] = [*MATERIAL, snippets]
    site.write("examples/a.py", "# --8<-- [start:one]\na = 1\n# --8<-- [end:one]\n")
    site.write("docs/index.md", '```python\n--8<-- "a.py:one"\n```\n')
    site.prove(lambda block, hash: replace(shown_as_itself(block, hash), status="same"))
    fence = site.build().select_one("div.highlight")
    assert first_line(fence) == "a = 1"
    assert reason(fence) == "✓ same as examples/a.py"


def test_a_block_that_is_the_same_as_a_file_leads_to_it(site: Site) -> None:
    site.config["repo_url"] = "https://example.org/repo"
    site.config["edit_uri"] = "edit/main/docs/"
    site.write(
        "docs/index.md", '<!-- prove: same="a.py:x" -->\n```python\na = 1\n```\n'
    )
    site.prove(lambda block, hash: replace(shown_as_itself(block, hash), status="same"))
    links = site.build().select("p.proof a")
    assert links[-1]["href"] == "https://example.org/repo/edit/main/a.py"


def test_no_directive_reaches_the_reader(site: Site) -> None:
    text = '<!-- prove: shown="why" -->\n```python\na = 1\n```\n'
    site.write("docs/index.md", text)
    site.prove()
    assert "prove:" not in str(site.build())


def test_a_reason_is_text_and_not_html(site: Site) -> None:
    site.write("docs/index.md", "```python\n<b>\n```\n")
    site.prove()
    assert marked(site.build()) == {"<b>": "<b>"}


def test_the_foot_tells_how_each_block_was_proved(site: Site) -> None:
    site.write("docs/index.md", "# First run\n\n```python\na = 1\n```\n")
    site.prove()
    foot = site.build().select_one("details.proof-foot")
    assert foot.summary.get_text() == "How this page was proved: 1 shown"
    cells = [cell.get_text() for cell in foot.select("td")]
    assert cells == [
        "first-run/1", "shown: a = 1", "none, python 3.11.7", "2026-01-31", "250.0 ms"
    ]  # fmt: skip


def test_the_foot_leads_to_each_block(site: Site) -> None:
    site.write("docs/index.md", "# First run\n\n```python\na = 1\n```\n")
    site.prove()
    soup = site.build()
    target = soup.select_one("details.proof-foot td a")["href"].removeprefix("#")
    assert soup.find(id=target).parent == soup.select_one("div.highlight")


def test_a_page_without_blocks_has_no_foot(site: Site) -> None:
    site.write("docs/index.md", "# Words\n")
    assert site.build().select("details") == []


def test_a_page_that_asks_gets_the_counts_of_all_pages(site: Site) -> None:
    site.write("docs/index.md", "# Proof\n\n<!-- provedocs: counts -->\n")
    site.write("docs/b.md", "# B\n\n```python\na = 1\n```\n")
    site.prove()
    rows = site.build().select("tbody tr")
    cells = [[cell.get_text() for cell in row.select("td")] for row in rows]
    assert cells == [["B", "", "", "", "1"], ["All pages", "", "", "", "1"]]


def test_a_page_that_asks_gets_the_reasons_of_what_is_only_shown(site: Site) -> None:
    site.write("docs/index.md", "# Proof\n\n<!-- provedocs: shown -->\n")
    site.write("docs/b.md", "# B\n\n```python\na = 1\n```\n")
    site.prove()
    item = site.build().select_one("li")
    assert item.get_text() == "docs/b.md::b/1: a = 1"
    assert item.a["href"] == "b/#block-b-1"


def test_a_page_that_asks_gets_every_block(site: Site) -> None:
    site.write("docs/index.md", "# Proof\n\n<!-- provedocs: blocks -->\n")
    site.write("docs/b.md", "# B\n\n```python\na = 1\n```\n")
    site.prove()
    link = site.build().select_one("details td a")
    assert (link.get_text(), link["href"]) == ("b/1", "b/#block-b-1")


def test_a_block_that_changed_since_it_was_proved_stops_the_build(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("docs/index.md", "Hello.\n\n```python\na = 1\n```\n")
    site.prove()
    site.write("docs/index.md", "Hello.\n\n```python\na = 2\n```\n")
    said = site.refuse(caplog)
    assert said.startswith("docs/index.md:3: this python block has no fresh proof")


def test_all_that_is_not_proved_is_told_at_once(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("docs/a.md", "```python\na = 1\n```\n")
    site.prove()
    site.write("docs/b.md", "```python\na = 1\n```\n\n```json\n1\n```\n")
    assert site.refuse(caplog).split("\n") == [
        "docs/b.md:1: this python block has no fresh proof",
        "docs/b.md:5: this json block has no fresh proof",
        "prove it first: pytest docs/b.md",
    ]


def leaning(root: Path, *folders: str) -> Callable[[Block, str], Proof]:
    """Prove blocks that could import from *folders*, as those are now."""
    known = leanings(root, [root / folder for folder in folders])

    def prove(block: Block, fingerprint: str) -> Proof:
        return replace(shown_as_itself(block, fingerprint), leanings=known)

    return prove


def test_proofs_stand_while_the_code_below_them_does(site: Site) -> None:
    site.write("examples/a.py", "x = 1\n")
    site.write("docs/index.md", "```python\na = 1\n```\n")
    site.prove(leaning(site.root, "examples"))
    assert marked(site.build()) == {"a = 1": "a = 1"}


def test_code_that_changed_since_stops_the_build_in_one_line(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("examples/a.py", "x = 1\n")
    for page in ("index", "other"):
        site.write(f"docs/{page}.md", "```python\na = 1\n```\n" * 2)
    site.prove(leaning(site.root, "examples"))
    site.write("examples/a.py", "x = 2\n")
    assert site.refuse(caplog).split("\n") == [
        "the Python files in examples have changed since 2 pages were proved",
        "prove it first: pytest docs/index.md docs/other.md",
    ]


def test_serving_warns_of_code_that_changed_since(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("examples/a.py", "x = 1\n")
    site.write("docs/index.md", "```python\na = 1\n```\n")
    site.prove(leaning(site.root, "examples"))
    site.write("examples/a.py", "x = 2\n")
    (mark,) = site.build(command="serve").select("p.proof")
    assert mark.get_text() == "not proved yet"
    assert "have changed since a page was proved" in caplog.text


def test_of_many_pages_their_folders_are_named(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(6):
        site.write(f"docs/{number}.md", "```python\na = 1\n```\n")
    site.write("docs/index.md", "# Words\n")
    write_record(site.root / "build/proof.json", [shown_as_itself(OTHER, "0")])
    assert site.refuse(caplog).endswith("\nprove it first: pytest docs")


OTHER = find_blocks("```python\n```\n", "other.md").blocks[0]


def test_a_fence_that_is_never_closed_stops_the_build(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("docs/index.md", "```python\na = 1\n```\n\n```python\nb\n")
    site.prove()
    assert "docs/index.md:5: this fence is never closed" in site.refuse(caplog)


def test_serving_goes_on_with_a_warning(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("docs/index.md", "```python\na = 1\n```\n")
    site.prove()
    site.write("docs/index.md", "```python\na = 2\n```\n")
    (mark,) = site.build(command="serve").select("p.proof")
    assert mark.get_text() == "not proved yet"
    assert "docs/index.md:1: this python block has no fresh proof" in caplog.text


def test_without_a_record_the_answer_is_what_to_do(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("docs/index.md", "```python\na = 1\n```\n")
    said = site.refuse(caplog)
    assert said == "build/proof.json: nothing is proved yet; run pytest first"


def test_a_site_without_blocks_needs_no_record(site: Site) -> None:
    site.write("docs/index.md", "# Words\n")
    assert "Words" in site.build().get_text()


def test_a_broken_record_stops_the_build(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("docs/index.md", "# Words\n")
    site.write("build/proof.json", "{")
    assert "delete it and prove again" in site.refuse(caplog)


def test_the_record_can_be_elsewhere(site: Site) -> None:
    site.config["plugins"] = [{"provedocs": {"record": "kept/proof.json"}}]
    site.write("docs/index.md", "```python\na = 1\n```\n")
    site.prove()
    (site.root / "kept").mkdir()
    (site.root / "build/proof.json").rename(site.root / "kept/proof.json")
    assert marked(site.build()) == {"a = 1": "a = 1"}


def test_an_author_sees_no_traceback(site: Site) -> None:
    site.write("docs/index.md", "```python\na = 1\n```\n")
    site.write("mkdocs.yml", "site_name: Site\nplugins: [provedocs]\n")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=site.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "nothing is proved yet" in run.stderr
    assert "Traceback" not in run.stderr


PAGES = {
    "docs/index.md": "# Start\n\n```python\na = 1\n```\n",
    "docs/a/b.md": "---\nprerequisites: [../index.md]\nminutes: 7\n---\n\n"
    "# Next\n\n```python\na = 1\n```\n",
}


def test_a_line_under_the_title_says_what_how_long_and_against_what(
    site: Site,
) -> None:
    for path, text in PAGES.items():
        site.write(path, text)
    site.prove()
    head = site.build("a/b/index.html").select_one("h1 + p.page-head")
    assert head.get_text() == (
        "Read before: Start · 7 minutes · Proved on 2026-01-31, with python 3.11.7"
    )
    assert head.a["href"] == "../.."


def test_a_page_to_read_before_is_called_by_its_heading_and_not_by_the_nav(
    site: Site,
) -> None:
    pages = {"docs/index.md": "# Start & go\n", "docs/a/b.md": PAGES["docs/a/b.md"]}
    for path, text in pages.items():
        site.write(path, text)
    site.config["nav"] = [{"Home": "index.md"}, {"Then": "a/b.md"}]
    site.prove()
    head = site.build("a/b/index.html").select_one("p.page-head")
    assert head.a.get_text() == "Start & go"


def test_without_a_word_the_minutes_come_of_words_and_blocks(site: Site) -> None:
    words = "word " * 401
    site.write("docs/index.md", f"# T\n\n{words}\n\n```python\n{'a ' * 400}\n```\n")
    site.prove()
    assert "3 minutes" in site.build().select_one("p.page-head").get_text()


def test_a_page_may_hide_the_line_under_its_title(site: Site) -> None:
    site.write("docs/index.md", "---\nhide: [head]\n---\n\n# T\n\n```python\na\n```\n")
    site.prove()
    assert site.build().select("p.page-head") == []


def test_a_mistake_in_the_front_matter_stops_the_build(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.write("docs/index.md", "---\nprerequisites: [b.md]\n---\n\n# T\n")
    assert site.refuse(caplog).startswith("docs/index.md:2: there is no page docs/b.md")


def test_each_block_and_the_page_can_be_reported(site: Site) -> None:
    site.config["repo_url"] = "https://github.com/a/b"
    site.write("docs/index.md", PAGES["docs/index.md"])
    site.prove()
    block, page = site.build().select("a.proof-report, p.proof-report a")
    assert "Problem%20with%20docs%2Findex.md%3A%3Astart%2F1" in block["href"]
    assert "Problem%20on%20docs%2Findex.md" in page["href"]


def test_a_page_that_asks_gets_the_share_that_is_proved(site: Site) -> None:
    site.write("docs/index.md", "# Start\n\n<!-- provedocs: share -->\n")
    site.write("docs/b.md", "# B\n\n```python\na = 1\n```\n\n```python\nb = 2\n```\n")

    def prove(block: Block, fingerprint: str) -> Proof:
        shown = "a = 1" in block.source
        cinder = "29.0.0" if shown else "28.0.0"
        versions = {"Python": "3.11.7", "Cinder": cinder, "Bash": "5.2.15"}
        status, reason = ("shown", "why") if shown else ("run", "")
        proof = shown_as_itself(block, fingerprint)
        return replace(proof, status=status, reason=reason, versions=versions)

    site.prove(prove)
    assert site.build().select_one("p.proof-share").get_text() == (
        "1 of 2 blocks proved, 1 shown with the reason, on 2026-01-31, "
        "with Cinder 28.0.0 and 29.0.0, Python 3.11.7."
    )
