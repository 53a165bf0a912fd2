"""Random pages: no block is lost without a word, and none is told wrongly.

After a change of the scanner, try many: ``RANDOM_PAGES=20000 pytest ...``.
"""

import os
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from provedocs.blocks import Scan, find_blocks
from provedocs.crosscheck import differences
from provedocs.fences import ALIASES

INFO = {
    "python": "python",
    " py": "python",
    'python title="a b" hl_lines="1 2"': "python",
    "python { .annotate }": "python",
    "{ .python .annotate }": "python",
    '{.python linenums="1"}': "python",
    '{ linenums="1" .json }': "json",
    "console": "console",
    "mermaid": "mermaid",
    'title="x"': "",
    "": "",
}

SOURCES = [
    "x = 1\n",
    "",
    "\n",
    "a\n\n\nb\n",
    "if x:\n    y\n",
    "    deep\n",
    "# no heading\n",
    "<!-- no comment\n",
    "-->\n",
    '<!-- prove: shown="text" -->\n',
    "- no list\n",
    "> no quote\n",
    "!!! note\n\n    no note\n",
    "[^1]: no footnote\n",
    "<div>\n",
    "`a` &lt; \\\n",
    "x = '''\n    ```\n'''\n",
    "ö\u2028\n",
]

PROSE = [
    "Text.",
    "Text with `code` and ``co`de``.",
    "Two lines\nof text.",
    "A *b* <b>c</b> 1 < 2 && x --> y",
    "Write ``` in `` ``` `` text.",
    "`` ```python ``",
    "<!-- a comment -->",
    "# Title",
    "## Title {#name}",
    "| a | b |\n|---|---|\n| `x` | ``` |",
    "Text:\n\n    ```python\n    x\n    ```\n\nMore.",
]

OUTERMOST = ["<!--\n\n```python\nx\n```\n\n-->", "Text.\n\n---", "Title\n====="]

NOISE = ["", "text", "    text", "```", "~~~", "```python", "- i", ">", "<!--", "-->"]
NOISE += ["!!! note", "??? tip", "<div>", "</div>", "# H", "---", "<script>", ":   d"]


@dataclass(frozen=True)
class Text:
    """A piece of a page, and the blocks that its reader sees."""

    lines: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...] = ()

    def within(self, first: str, indent: str) -> "Text":
        """Return this piece inside a container that opens with the line *first*."""
        inner = (
            f"{indent}{line}".rstrip() if line == "" else f"{indent}{line}"
            for line in self.lines
        )
        return Text((*([first, ""] if first else []), *inner), self.blocks)


def joined(parts: list[Text]) -> Text:
    """Return *parts* with an empty line below each."""
    lines = (line for part in parts for line in (*part.lines, ""))
    return Text(tuple(lines), tuple(b for part in parts for b in part.blocks))


@st.composite
def fences(draw) -> Text:
    info, language = draw(st.sampled_from(list(INFO.items())))
    source = draw(st.sampled_from(SOURCES))
    marks = draw(st.sampled_from("`~")) * draw(st.integers(4, 6))
    directive = ['<!-- prove: shown="why" -->'] if draw(st.booleans()) else []
    lines = (*directive, f"{marks}{info}", *source.split("\n")[:-1], marks)
    return Text(lines, ((language, source),))


prose = st.sampled_from(PROSE).map(lambda text: Text(tuple(text.split("\n"))))
outermost = st.sampled_from(OUTERMOST).map(lambda text: Text(tuple(text.split("\n"))))


def contained(inner: st.SearchStrategy[Text]) -> st.SearchStrategy[Text]:
    """Return what holds *inner*: every container, and a line to end it."""
    openings = ["- item", "1. item", "!!! note", '??? tip "T"', '=== "Tab"', "> quote"]
    return st.builds(
        lambda first, parts: joined(
            [
                joined(parts).within(first, "> " if first[0] == ">" else "    "),
                Text(("End.",)),
            ]
        ),
        st.sampled_from(openings),
        st.lists(inner, min_size=1, max_size=3),
    )


pieces = st.recursive(fences() | prose, contained, max_leaves=5)
pages = st.lists(pieces | outermost, min_size=1, max_size=4).map(joined)


@st.composite
def cut_pages(draw) -> str:
    """Return a page of which a line or two were changed, moved or lost."""
    lines = list(draw(pages).lines)
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines.pop(at)
        changed = [
            [],
            [line, line],
            [line.lstrip()],
            [" " * draw(st.integers(1, 8)) + line],
            [line[draw(st.integers(1, 4)) :]],
            [f"> {line}"],
            [draw(st.sampled_from(NOISE)), line],
        ]
        lines[at:at] = draw(st.sampled_from(changed))
        lines = lines or [""]
    return "\n".join(lines)


def said(scan: Scan) -> list[tuple[str, str]]:
    """Return the blocks of *scan* as they are rendered, in any order."""
    return sorted((block.language, block.source or "\n") for block in scan.blocks)


def shown(site, text: str) -> list[tuple[str, str]]:
    fences = [(language.lower(), source) for language, source in site.shown(text)]
    return sorted((ALIASES.get(name, name), source) for name, source in fences)


MANY = os.environ.get("RANDOM_PAGES")

few = settings(
    max_examples=int(MANY or 60), derandomize=not MANY, deadline=None, database=None
)


@few
@given(page=pages)
def test_a_page_that_is_right_raises_no_alarm(site, page):
    scan = find_blocks("\n".join(page.lines), "page.md")
    assert scan.problems == []
    assert differences(scan, site.renderer) == []
    assert [(b.language, b.source) for b in scan.blocks] == list(page.blocks)


@few
@given(text=cut_pages())
def test_a_page_that_was_cut_loses_no_block_without_a_word(site, text):
    scan = find_blocks(text, "page.md")
    told = scan.problems or differences(scan, site.renderer)
    assert told or said(scan) == shown(site, text)


@few
@given(text=cut_pages())
def test_the_blocks_of_any_page_have_names_and_lines_of_their_own(text):
    blocks = find_blocks(text, "page.md").blocks
    lines = text.split("\n")
    assert len({block.name for block in blocks}) == len(blocks)
    assert all(lines[b.line - 1].strip(" >")[:3] in ("```", "~~~") for b in blocks)
    assert all(lines[b.end - 1].strip(" >")[:3] in ("```", "~~~") for b in blocks)


@few
@given(text=st.text(alphabet="`~>- #\n\t\r!?=:<a.[]^1{}"))
def test_no_text_is_too_odd_to_be_read(site, text):
    scan = find_blocks(text, "page.md")
    told = scan.problems or differences(scan, site.renderer)
    assert told or said(scan) == shown(site, text)
