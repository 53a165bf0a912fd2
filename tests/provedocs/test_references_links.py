"""The site leads from a name to the line where it was found."""

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from provedocs.blocks import find_blocks
from provedocs.references.library import Release
from provedocs.references.links import linked
from provedocs.references.record import fresh_references, keep_references, row_of
from provedocs.references.reference import Reference

TEA = Release("tea", "1.2", "https://opendev.org/openstack/tea")
TEXT = "Pour with `tea.pour`, not with `tea.spill`.\n"
PROVED = [
    Reference(1, "tea.pour", "name", TEA, "tea/pot.py", 7),
    Reference(1, "tea.spill", "name", TEA, gone=True),
    Reference(1, "[tea] cups", "option", TEA),
    Reference(1, "tea.a<b>", "name", TEA, "tea/a.py", 1),
]
ROW = row_of(find_blocks(TEXT, "docs/p.md"), PROVED)


def test_a_name_becomes_a_link_to_its_line():
    html = linked("<p>Pour with <code>tea.pour</code>.</p>", ROW)
    assert 'href="https://opendev.org/openstack/tea/src/tag/1.2/tea/pot.py#L7"' in html
    assert 'title="tea 1.2, tea/pot.py:7"><code>tea.pour</code></a>' in html


def test_a_name_that_is_gone_says_so():
    html = linked("<del><code>tea.spill</code></del>", ROW)
    assert html == ('<del><code title="not in tea 1.2: proved">tea.spill</code></del>')


def test_a_name_without_a_place_names_its_release():
    html = linked("<code>[tea] cups</code>", ROW)
    assert html == '<code title="tea 1.2">[tea] cups</code>'


def test_a_name_may_have_marks_of_html():
    assert "/tea/a.py#L1" in linked("<code>tea.a&lt;b&gt;</code>", ROW)


LEFT_ALONE = {
    "other code": "<code>tea.pouring</code>",
    "a link": '<a href="x"><em><code>tea.pour</code></em></a>',
    "a block": "<pre><span></span><code>tea.pour</code></pre>",
    "highlighted code": '<code class="python">tea.pour</code>',
    "text": "<p>tea.pour</p>",
}


@pytest.mark.parametrize("html", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_everything_else_is_left_alone(html):
    assert linked(html, ROW) == html


def test_a_page_without_a_record_is_left_alone():
    assert linked("<code>tea.pour</code>", None) == "<code>tea.pour</code>"


def test_a_record_holds_for_one_text_of_a_page(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/p.md").write_text(TEXT)
    keep_references(tmp_path, [ROW])
    assert fresh_references(tmp_path, "docs/p.md", TEXT) == ROW
    assert fresh_references(tmp_path, "docs/p.md", f"{TEXT}\n") is None
    assert fresh_references(tmp_path, "docs/q.md", TEXT) is None


def test_a_record_that_cannot_be_read_is_none(tmp_path):
    (tmp_path / "build").mkdir()
    (tmp_path / "build/references.json").write_text("{")
    assert fresh_references(tmp_path, "docs/p.md", TEXT) is None


def test_the_built_site_has_the_links(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(TEXT)
    (tmp_path / "mkdocs.yml").write_text("site_name: Tea\nplugins: [provedocs]\n")
    (tmp_path / "build").mkdir()
    keep_references(tmp_path, [row_of(find_blocks(TEXT, "docs/index.md"), PROVED)])
    build(load_config(str(tmp_path / "mkdocs.yml")))
    html = (tmp_path / "site/index.html").read_text()
    assert '#L7" title="tea 1.2, tea/pot.py:7"><code>tea.pour</code></a>' in html
