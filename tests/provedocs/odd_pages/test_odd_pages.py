"""The blocks of pages that are odd and legal.

Each page is held against three readings: the table's, `provedocs.renderer`'s, and
the text of the ``<pre>`` elements in the whole HTML that Python-Markdown makes.
"""

import re

import pytest
from mkdocs.utils.meta import get_data

from provedocs.blocks import find_blocks
from provedocs.comments import header_lines
from provedocs.crosscheck import differences

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


@every_page
def test_the_blocks_of_an_odd_page_are_those_its_reader_sees(page, blocks):
    scan = find_blocks(page, "page.md")
    assert scan.problems == []
    assert [(block.language, block.source) for block in scan.blocks] == blocks


@every_page
def test_an_odd_page_does_not_differ_from_what_is_rendered(page, blocks, site):
    scan = find_blocks(page, "page.md")
    assert differences(scan, site.renderer) == []


@every_page
def test_the_renderer_tells_what_stands_in_the_html(page, blocks, site):
    fences = [tuple(fence) for fence in site.renderer.fences(page)]
    assert fences == site.shown(page)


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
