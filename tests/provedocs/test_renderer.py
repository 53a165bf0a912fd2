"""What a site's own Markdown makes of the fences of a page.

How it reads odd pages is told in the folder ``odd_pages``.
"""

import pytest

from provedocs.config import MATERIAL
from provedocs.renderer import Renderer, without_directives

FENCE = "```python\nx = 1\n```\n"
X = ("python", "x = 1\n")


@pytest.fixture(scope="module")
def material() -> Renderer:
    return Renderer(list(MATERIAL), MATERIAL)


@pytest.fixture
def snippets(tmp_path) -> Renderer:
    """A renderer that shows regions of ``tea.py``, and a folder and a picture."""
    text = "# --8<-- [start:kind]\nkind = 'green'\n# --8<-- [end:kind]\nmilk = 0\n"
    (tmp_path / "tea.py").write_text(text, encoding="utf-8")
    (tmp_path / "cups").mkdir()
    (tmp_path / "cup.png").write_bytes(b"\x89PNG\xff")
    options = {"base_path": [str(tmp_path)], "check_paths": True}
    configs = {"pymdownx.superfences": {}, "pymdownx.snippets": options}
    return Renderer(list(configs), configs)


def test_fences_are_told_in_the_order_of_the_page(material):
    assert material.fences(f"{FENCE}\n~~~json\n1\n~~~\n") == [X, ("json", "1\n")]


def test_a_page_does_not_see_the_one_before(material):
    assert material.fences(FENCE) == material.fences(FENCE) == [X]


def test_a_fence_of_a_footnote_stands_at_the_foot(material):
    note = "[^1]: Note.\n\n    ```json\n    1\n    ```\n"
    page = f"See [^1].\n\n{note}\nText.\n\n{FENCE}"
    assert material.fences(page) == [X, ("json", "1\n")]


@pytest.mark.parametrize("element", ["script", "style", "textarea", "SCRIPT"])
def test_what_browsers_do_not_read_as_html_shows_no_fence(material, element):
    page = f"<{element}>\n{FENCE}</{element}>\n\n~~~json\n1\n~~~\n"
    assert material.fences(page) == [("json", "1\n")]


def test_what_follows_an_element_that_is_never_closed_is_not_shown(material):
    assert material.fences(f"Text <script> text\n\n{FENCE}") == []


def test_what_follows_a_comment_that_is_never_closed_in_an_element_is_not_shown(
    material,
):
    assert material.fences(f"<div>\nText `<!--` here.\n{FENCE}") == []


@pytest.mark.parametrize("text", ["`<script>`", "    <script>", "`<!--` and `-->`"])
def test_an_element_in_code_is_text(material, text):
    assert material.fences(f"Text.\n\n{text}\n\n{FENCE}") == [X]


@pytest.mark.parametrize(
    ("page", "fences"),
    [
        (FENCE, [X]),
        ("~~~ json\n{}\n~~~\n", [("json", "{}\n")]),
        ("```\n<a> & b\n```\n", [("", "<a> & b\n")]),
        (f"<!--\n{FENCE}-->\n", []),
    ],
)
def test_a_site_without_superfences_is_read_too(page, fences):
    assert Renderer(["fenced_code"], {}).fences(page) == fences


def test_a_fence_of_a_kind_of_its_own_is_told_as_the_others():
    fence = {"name": "mermaid", "class": "mermaid", "format": lambda *_, **__: ""}
    configs = {"pymdownx.superfences": {"custom_fences": [fence]}}
    renderer = Renderer(list(configs), configs)
    assert renderer.fences("```mermaid\ngraph\n```\n") == [("mermaid", "graph\n")]


def test_a_region_is_shown_for_its_name(snippets):
    page = '```python\n--8<-- "tea.py:kind"\n```\n'
    assert snippets.fences(page) == [("python", "kind = 'green'\n")]
    assert snippets.expand('--8<-- "tea.py:kind"\n') == "kind = 'green'\n"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("coffee.py", "'coffee.py' could not be found"),
        ("tea.py:coffee", "'coffee' could not be located"),
        ("cups", "Is a directory"),
        ("cup.png", "can't decode"),
    ],
)
def test_a_region_that_cannot_be_shown_is_told(snippets, name, what):
    with pytest.raises(LookupError, match=what):
        snippets.fences(f'```python\n--8<-- "{name}"\n```\n')
    with pytest.raises(LookupError, match=what):
        snippets.expand(f'--8<-- "{name}"\n')


def test_a_site_without_snippets_shows_their_names(material):
    source = '--8<-- "tea.py"\n'
    assert material.expand(source) == source
    assert material.fences(f"```python\n{source}```\n") == [("python", source)]


def test_a_directive_goes_with_its_line():
    page = f'Text.\n\n<!-- prove: shown="why" -->\n{FENCE}'
    assert without_directives(page) == f"Text.\n\n{FENCE}"


def test_a_directive_of_an_indented_fence_goes_with_its_line():
    page = '- i\n\n\t<!-- prove: shown="why" -->\n\t```python\n\tx\n\t```\n'
    assert without_directives(page) == "- i\n\n\t```python\n\tx\n\t```\n"


@pytest.mark.parametrize(
    "page",
    [
        f"<!-- a comment -->\n{FENCE}",
        f'````md\n<!-- prove: shown="why" -->\n{FENCE}````\n',
        f'Text.\n\n    <!-- prove: shown="why" -->\n    ```\n\n{FENCE}',
        f'Write `<!-- prove: shown="why" -->`.\n\n{FENCE}',
    ],
    ids=["a comment", "in a fence", "in indented code", "in inline code"],
)
def test_what_is_no_directive_stays(page):
    assert without_directives(page) == page
