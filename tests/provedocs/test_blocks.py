"""The blocks that a page has, wherever and however its fences stand.

Each page is held against three readings: the table's, `provedocs.renderer`'s, and
the text of the ``<pre>`` elements in the whole HTML that Python-Markdown makes.
"""

import html
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from mkdocs.utils.meta import get_data

from provedocs.blocks import find_blocks
from provedocs.comments import header_lines
from provedocs.config import MATERIAL, read_extensions
from provedocs.crosscheck import differences
from provedocs.renderer import Renderer, without_directives

ROOT = Path(__file__).parents[2]
EXTENSIONS = {"Material": MATERIAL, "this project": read_extensions(ROOT)}
RENDERERS = {name: Renderer(list(e), e) for name, e in EXTENSIONS.items()}

ONE = "```python\nx = 1\n```\n"
"""A fence; its block is ``X``, as far as the table is concerned."""

X = ("python", "x = 1\n")


def indented(text: str, columns: int = 4) -> str:
    return "".join(
        f"{' ' * columns}{line}" if line.strip() else line
        for line in text.splitlines(keepends=True)
    )


def quoted(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(f"> {line}" if line.strip() else f">{line}" for line in lines)


def directed(page: str) -> str:
    """Return *page* with a directive above each of its fences."""
    fence = r"^(\ufeff?)([> \t]*)(?=```python)(?!```python```)"
    return re.sub(fence, r'\1\2<!-- prove: shown="why" -->\n\2', page, flags=re.M)


CONTAINERS = {
    "nothing": ONE,
    "a paragraph": f"Text.\n{ONE}More.\n",
    "a line under a heading": f"# Title\n{ONE}# Next\n",
    "a line under an underlined heading": f"Title\n=====\n{ONE}",
    "a list": f"- item\n\n{indented(ONE)}",
    "a list without an empty line": f"- item\n{indented(ONE)}",
    "a numbered list": f"1. item\n\n{indented(ONE)}\n2. item\n",
    "a list, by two columns": f"- item\n\n{indented(ONE, 2)}",
    "a list, by three columns": f"1. item\n\n{indented(ONE, 3)}",
    "a list in a list": f"- item\n\n    1. item\n\n{indented(ONE, 8)}",
    "the end of a list in a list": f"- a\n\n    - b\n\n        c\n\n{indented(ONE)}",
    "a quote": quoted(ONE),
    "a quote without spaces": quoted(ONE).replace("> ", ">"),
    "a quote in a quote": quoted(f"text\n\n{quoted(ONE)}"),
    "a quote in a list": f"- item\n\n{indented(quoted(ONE))}",
    "a list in a quote": quoted(f"- item\n\n{indented(ONE)}"),
    "an admonition": f"!!! note\n\n{indented(ONE)}",
    "an admonition with a title": f'!!! quote "Then"\n    Said.\n\n{indented(ONE)}',
    "an admonition without an empty line": f"!!! note\n{indented(ONE)}",
    "an admonition whose title looks so": f'!!! note "```python"\n{indented(ONE)}',
    "details": f"??? note\n\n{indented(ONE)}",
    "open details": f'???+ tip "Title"\n{indented(ONE)}',
    "a tab": f'=== "A"\n\n{indented(ONE)}',
    "a tab below another": f'=== "A"\n\n    Text.\n\n=== "B"\n\n{indented(ONE)}',
    "a list in a tab": f'=== "A"\n\n    1. item\n\n{indented(ONE, 8)}',
    "a tab in a note in a list": "- item\n\n    !!! note\n\n"
    f'        === "A"\n\n{indented(ONE, 12)}',
    "a note in a quote": quoted(f"!!! note\n\n{indented(ONE)}"),
    "a footnote": f"See [^1].\n\n[^1]: Note.\n\n{indented(ONE)}\nEnd.\n",
    "a footnote on its next line": f"[^1].\n\n[^1]:\n    Note.\n\n{indented(ONE)}",
    "a definition": f"term\n:   Text.\n\n{indented(ONE)}",
    "an element with Markdown in it": f"<div markdown>\n\n{ONE}\n</div>\n",
    "a summary with Markdown in it": '<details markdown="1"><summary>s</summary>\n\n'
    f"{ONE}\n</details>\n",
    "an element of HTML": f"<div>\n\n{ONE}\n</div>\n",
    "lines below a comment": f"<!-- a comment -->\n{ONE}",
    "lines below a comment that looks so": f"<!--\n{ONE}-->\n\n{ONE}",
    "lines below a comment in a line": f"a <!-- b\nc -->\n{ONE}",
    "lines below a header": f"---\ntitle: x\n---\n{ONE}",
    "lines below a header that ends in dots": f"---\ntitle: x\n...\n\n{ONE}",
    "lines below keys and values": f"Title: x\nAuthor: y\n    and z\n\n{ONE}",
    "rules that look like a header": f"---\n\n{ONE}\n---\n\nText.\n",
    "rules with nothing between": f"---\n---\n{ONE}",
    "a list of YAML that is no header": f"---\n- a\n---\n{ONE}",
    "lines below a table": f"| a | b |\n|---|---|\n| `x` | ``` |\n\n{ONE}",
    "lines below inline code": f"Write `` ```python `` here.\n\n{ONE}",
    "lines below a fence's marks in a line": f"```python``` text\n\n{ONE}",
    "lines below inline code of two lines": f"a ``` x\ny ``` b\n\n{ONE}",
    "lines below indented code that looks so": f"A\n\n{indented(ONE)}\nB\n{ONE}",
    "lines below inline code that looks like a comment": f"`<!--` text\n\n{ONE}",
    "the last line, without its end": ONE.rstrip("\n"),
    "lines that end in CRLF": ONE.replace("\n", "\r\n"),
    "lines that end in CRLF below a header": f"---\na: b\n---\n{ONE}".replace(
        "\n", "\r\n"
    ),
    "lines that end in CR": ONE.replace("\n", "\r"),
    "lines below a byte order mark": f"\ufeff{ONE}",
    "a header below a byte order mark": f"\ufeff---\ntitle: x\n---\n{ONE}",
    "a list, by a tab": "- item\n\n\t```python\n\tx = 1\n\t```\n",
}

INFO = {
    "python": "python",
    " python": "python",
    "python  ": "python",
    "\tpython\t": "python",
    "py": "python",
    "python3": "python",
    "Python": "python",
    ".python": "python",
    'python title="x y" hl_lines="1"': "python",
    "python title='x'": "python",
    'python linenums="1"': "python",
    "python {title=x}": "python",
    "python { .annotate }": "python",
    "{ .python .annotate }": "python",
    '{.python linenums="1"}': "python",
    '{ linenums="1" .python }': "python",
    '{ title=".x .y" .python #id }': "python",
    "{ .python #id }": "python",
    "{python}": "",
    "": "",
    'title="x.py"': "",
    '{ linenums="1" }': "",
    "sh": "bash",
    "shell-session": "console",
    "yml": "yaml",
    "c++": "c++",
    "mermaid": "mermaid",
}

FENCES = {
    "tildes": ("~~~python\nx = 1\n~~~\n", [X]),
    "many backticks": ("``````python\nx = 1\n``````\n", [X]),
    "many tildes": ("~~~~~python\nx = 1\n~~~~~\n", [X]),
    "a fence in a longer one": (f"````text\n{ONE}````\n", [("text", ONE)]),
    "tildes in backticks": ("```text\n~~~\n~~~\n```\n", [("text", "~~~\n~~~\n")]),
    "a longer fence in a shorter one": (
        "```text\n````\n```\n",
        [("text", "````\n")],
    ),
    "backticks in the info string of none": ("```a`b\n\n" + ONE, [X]),
    "spaces behind its end": ("```python\nx = 1\n```  \n", [X]),
    "nothing in it": ("```python\n```\n", [("python", "")]),
    "an empty line in it": ("```python\n\n```\n", [("python", "\n")]),
    "empty lines around": ("```text\n\na\n\n```\n", [("text", "\na\n\n")]),
    "an empty line in an indented one": (
        "- i\n\n    ```text\n    a\n\n    b\n    ```\n",
        [("text", "a\n\nb\n")],
    ),
    "a line of too few spaces": (
        "- i\n\n    ```text\n    a\n  \n    b\n    ```\n",
        [("text", "a\n\nb\n")],
    ),
    "a line of spaces": ("```text\na  \n   \nb\n```\n", [("text", "a  \n\nb\n")]),
    "tabs": ("```text\na:\n\tb\tc\n```\n", [("text", "a:\n    b   c\n")]),
    "the beginning of another in it": (
        "```text\n```python\n```\n",
        [("text", "```python\n")],
    ),
    "a comment in it": ("```html\n<!--\n```\n\n" + ONE, [("html", "<!--\n"), X]),
    "a list in it": ("```text\n- a\n\n    b\n```\n", [("text", "- a\n\n    b\n")]),
    "a heading in it": ("```text\n# a\n```\n", [("text", "# a\n")]),
    "a directive in it": (
        '```md\n<!-- prove: shown="a reason" -->\n```\n',
        [("md", '<!-- prove: shown="a reason" -->\n')],
    ),
    "a directive and a fence in it": (
        f'````md\n<!-- prove: shown="r" -->\n{ONE}````\n',
        [("md", f'<!-- prove: shown="r" -->\n{ONE}')],
    ),
    "a quote in it": ("> ```text\n> > a\n> ```\n", [("text", "> a\n")]),
    "HTML in it": ("```html\n<b>&lt;</b>\n```\n", [("html", "<b>&lt;</b>\n")]),
    "lines of Unicode": ("```text\na\u2028b\x0c\n```\n", [("text", "a\u2028b\x0c\n")]),
    "a fence right below": (ONE + ONE, [X, X]),
    "a highlighted line that is not there": (
        '```python hl_lines="9"\nx = 1\n```\n',
        [X],
    ),
    "an end deeper than its beginning, further down": (
        "```text\na\n ```\nb\n```\n",
        [("text", "a\n ```\nb\n")],
    ),
}

NOTHING = {
    "an empty page": "",
    "a page of one line end": "\n",
    "a header alone": "---\ntitle: x\n---\n",
    "prose": "Text with `code` and ``more`` of it.\n",
    "a comment": f"<!--\n{ONE}-->\n",
    "a comment with empty lines": f"<!--\n\n{ONE}\n-->\n",
    "a comment in a paragraph": f"Text <!--\n{ONE}-->\n",
    "a comment in a list": f"- item\n\n    <!--\n{indented(ONE)}    -->\n",
    "a comment in a quote": quoted(f"<!--\n{ONE}-->\n"),
    "a second comment of a line": f"<!-- a --> b <!-- c\n{ONE}-->\n",
    "indented code": f"Text.\n\n{indented(ONE)}",
    "indented code in a list": f"- item\n\n{indented(ONE, 8)}",
    "inline code": "Begin with `` ```python `` and end with `` ``` ``.\n",
    "inline code of two lines": "a ```python x\ny ``` b\n",
    "inline code with a directive": 'Write `<!-- prove: shown="why" -->` above.\n',
    "a comment of prose": "<!-- improve: this -->\n<!-- proof: see below -->\n",
    "a region's marks": "# --8<-- [start:x]\n",
}

PAGES = {
    **{f"within {name}": (page, [X]) for name, page in CONTAINERS.items()},
    **{
        f"info string {info!r}": (f"```{info}\nx = 1\n```\n", [(language, "x = 1\n")])
        for info, language in INFO.items()
    },
    **{f"with {name}": page for name, page in FENCES.items()},
    **{f"without one: {name}": (page, []) for name, page in NOTHING.items()},
    **{
        f"with a directive within {name}": (directed(page), [X])
        for name, page in CONTAINERS.items()
        if "-->" not in page and "above" not in name
    },
}

every_page = pytest.mark.parametrize(("page", "blocks"), PAGES.values(), ids=PAGES)


class Shown(HTMLParser):
    """The fences in a page of HTML, as `_marked` marks them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fences: list[tuple[str, str]] = []
        self._within: list[str] | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        language = dict(attrs).get("data-language")
        if language is not None:
            self._within = [language, ""]

    def handle_data(self, data: str) -> None:
        if self._within:
            self._within[1] += data

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag == "pre":
            self.fences.append((self._within[0], self._within[1]))
            self._within = None


def _marked(src: str = "", language: str = "", **_: Any) -> str:
    return f'<pre data-language="{language or ""}">{html.escape(src)}\n</pre>'


@cache
def _site(extensions: str) -> Markdown:
    configs = EXTENSIONS[extensions]
    markdown = Markdown(extensions=list(configs), extension_configs=configs)
    processor: Any = markdown.preprocessors["fenced_code_block"]
    for entry in processor.extension.superfences:
        entry["formatter"] = _marked
    return markdown


def shown(text: str, extensions: str) -> list[tuple[str, str]]:
    """Return the fences that a reader of the site sees."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    body = get_data(without_directives(text))[0]
    return Shown(_site(extensions).reset().convert(body)).fences


@every_page
def test_the_blocks_of_an_odd_page_are_those_its_reader_sees(page, blocks):
    scan = find_blocks(page, "page.md")
    assert scan.problems == []
    assert [(block.language, block.source) for block in scan.blocks] == blocks


@pytest.mark.parametrize("extensions", EXTENSIONS)
@every_page
def test_an_odd_page_does_not_differ_from_what_is_rendered(page, blocks, extensions):
    scan = find_blocks(page, "page.md")
    assert differences(scan, RENDERERS[extensions]) == []


@pytest.mark.parametrize("extensions", EXTENSIONS)
@every_page
def test_the_renderer_tells_what_stands_in_the_html(page, blocks, extensions):
    fences = [tuple(fence) for fence in RENDERERS[extensions].fences(page)]
    assert fences == shown(page, extensions)


@every_page
def test_the_line_of_a_block_is_that_of_its_fence(page, blocks):
    lines = page.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for block in find_blocks(page, "page.md").blocks:
        opening = lines[block.line - 1].lstrip("\ufeff >\t")
        marks = opening[: len(opening) - len(opening.lstrip("`~"))]
        assert len(marks) >= 3
        assert lines[block.end - 1].strip(" >\t") == marks


@every_page
def test_the_lines_that_mkdocs_takes_off_a_page_are_its_header(page, blocks):
    text = page.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    rest = "\n".join(lines[header_lines(lines) :])
    assert rest.lstrip("\n") == get_data(text)[0].lstrip("\n")


def test_a_block_tells_its_page_its_heading_and_its_lines():
    [block] = find_blocks("# First run\n\n```python\nx = 1\n```\n", "docs/a.md").blocks
    assert block.id == "docs/a.md::first-run/1"
    assert (block.line, block.end, block.at()) == (3, 5, "docs/a.md:3")
    assert block.at(1) == "docs/a.md:4"


def test_a_block_keeps_its_info_string_and_what_stands_before_its_lines():
    page = '- item\n\n    > ```python title="x"\n    > x = 1\n    > ```\n'
    [block] = find_blocks(page, "page.md").blocks
    assert (block.info, block.prefix) == ('python title="x"', "    > ")
    assert block.source == "x = 1\n"


def test_the_blocks_of_a_page_have_names_of_their_own():
    page = f"{ONE}\n# A\n\n{ONE}{ONE}\n# A\n\n{ONE}\n# Top\n\n{ONE}"
    names = [block.name for block in find_blocks(page, "page.md").blocks]
    assert names == ["top/1", "a/1", "a/2", "a_1/1", "top/2"]


MANGLED = {
    "never closed": ("# A\n\n```python\nx\n", 3, "never closed"),
    "closed by fewer marks": ("````python\nx\n```\n", 1, "never closed"),
    "closed by other marks": ("```python\nx\n~~~\n", 1, "never closed"),
    "closed deeper": ("```python\nx\n    ```\n", 1, "never closed"),
    "that runs into the next": (
        f"# A\n\n```python\nx\n\n{ONE}",
        3,
        "not closed before the next one, on line 6",
    ),
    "that runs into the next of its container": (
        "- i\n\n    ~~~yaml\n    a: b\n    ~~~ json\n    1\n    ~~~\n",
        3,
        "not closed before the next one, on line 5",
    ),
    "closed less deep": (
        "- i\n\n    ```python\n    x\n  ```\n",
        3,
        "cut short by line 5",
    ),
    "left by a lazy line": (
        "- i\n\n    ```python\n    x\n  y\n    ```\n",
        3,
        "cut short by line 5",
    ),
    "left by a line outside its quote": (
        "> ```python\n> x\ny\n> ```\n",
        1,
        "cut short by line 3",
    ),
    "left by a line of an outer quote": (
        "> > ```python\n> x\n> > ```\n",
        1,
        "cut short by line 2",
    ),
    "on a list item's line": ("- ```python\n  x\n  ```\n", 1, "opens its container"),
    "on a numbered item's line": (
        "a\n\n1. ```python\n    x\n    ```\n",
        3,
        "opens its container",
    ),
    "on a definition's line": (
        "t\n:   ```python\n    x\n    ```\n",
        2,
        "opens its container",
    ),
    "on a footnote's line": (
        "a[^1]\n\n[^1]: ~~~python\n    x\n    ~~~\n",
        3,
        "opens its container",
    ),
    "on an admonition's line": (
        "!!! note ```python\n    x\n    ```\n",
        1,
        "opens its container",
    ),
}


@pytest.mark.parametrize(
    ("page", "line", "what"), MANGLED.values(), ids=[f"a fence {m}" for m in MANGLED]
)
def test_a_mangled_fence_is_one_problem_at_its_line(page, line, what):
    [problem] = find_blocks(page, "docs/a.md").problems
    assert problem.where == f"docs/a.md:{line}"
    assert what in problem.what
    assert problem.hint


def test_a_fence_that_runs_into_the_next_leaves_it_alone():
    scan = find_blocks(f"```python\nx\n\n{ONE}\n{ONE}", "page.md")
    assert [problem.where for problem in scan.problems] == ["page.md:1"]
    assert [block.line for block in scan.blocks] == [4, 8]


def test_an_unclosed_fence_leaves_the_blocks_below_it_their_own():
    page = "- i\n\n    ```python\n    x\n\nText.\n\n" + ONE
    scan = find_blocks(page, "page.md")
    assert [problem.where for problem in scan.problems] == ["page.md:3"]
    assert [block.line for block in scan.blocks] == [8]
