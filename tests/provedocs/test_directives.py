"""What a directive may say, and where it may stand."""

import pytest

from provedocs.blocks import find_blocks
from provedocs.directives import KEYS, directive_body


def page(directive: str, language: str = "python") -> str:
    return f"# Title\n\n{directive}\n```{language}\nx\n```\n"


def problem(text: str):
    """Return where the only problem of *text* is, and what it is."""
    [found] = find_blocks(text, "docs/a.md").problems
    return found.where, found.what


GOOD = [
    ('shown="a reason"', "console", {"shown": "a reason"}),
    ("shown='a \"good\" reason'", "python", {"shown": 'a "good" reason'}),
    ('shown="needs a GPU"', "fortran", {"shown": "needs a GPU"}),
    ('raises="ValueError: text"', "python", {"raises": "ValueError: text"}),
    ('raises="errors.NotFound"', "python", {"raises": "errors.NotFound"}),
    ('raises="OSError: ... gone"', "python", {"raises": "OSError: ... gone"}),
    ('exits="2"', "console", {"exits": "2"}),
    ('exits="255"', "bash", {"exits": "255"}),
    ('same="examples/a.py:region"', "python", {"same": "examples/a.py:region"}),
    ('trace="package.module:call"', "mermaid", {"trace": "package.module:call"}),
    ('needs="server, folder"', "console", {"needs": "server, folder"}),
    ('options="cinder"', "ini", {"options": "cinder"}),
    ('applies="examples/a.py"', "diff", {"applies": "examples/a.py"}),
    ('timeout="0.5"', "python", {"timeout": "0.5"}),
    (
        'raises="OSError" timeout="2" needs="server"',
        "python",
        {"raises": "OSError", "timeout": "2", "needs": "server"},
    ),
]


@pytest.mark.parametrize(("body", "language", "options"), GOOD)
def test_a_good_directive_becomes_the_options_of_its_block(body, language, options):
    scan = find_blocks(page(f"<!-- prove: {body} -->", language), "docs/a.md")
    assert scan.problems == []
    assert scan.blocks[0].options == options


def test_every_key_has_a_good_example_here():
    assert {key for *_, options in GOOD for key in options} == set(KEYS)


BAD = [
    ('shown=""', "python", "shown='' is empty"),
    ('shown=" "', "python", "shown=' ' is empty"),
    ('same=""', "python", "same='' is empty"),
    ('applies=""', "diff", "applies='' is empty"),
    ('raises=""', "python", 'is not "Error: text"'),
    ('raises="no error, really"', "python", 'is not "Error: text"'),
    ('exits="0"', "console", "is no exit status from 1 to 255"),
    ('exits="256"', "console", "is no exit status from 1 to 255"),
    ('exits="one"', "console", "is no exit status from 1 to 255"),
    ('exits="\u00b2"', "console", "is no exit status from 1 to 255"),
    ('trace="module"', "mermaid", 'is not "module:function"'),
    ('needs="a b"', "python", "is not a fixture's name"),
    ('needs=""', "python", "is not a fixture's name"),
    ('options=""', "ini", "is not the name of a package"),
    ('options="cinder nova"', "ini", "is not the name of a package"),
    ('options="cinder"', "toml", "options= does nothing for toml: ini"),
    ('timeout="0"', "python", "is no number of seconds above 0"),
    ('timeout="-1"', "python", "is no number of seconds above 0"),
    ('timeout="soon"', "python", "is no number of seconds above 0"),
    ('exits="1"', "python", "exits= does nothing for python: bash, console"),
    ('raises="OSError"', "console", "raises= does nothing for console: python"),
    ('applies="a.py"', "python", "applies= does nothing for python: diff"),
    ('trace="a:b"', "text", "trace= does nothing for text: mermaid"),
    ('needs="server"', "json", "needs= does nothing for json"),
    ('timeout="1"', "", "timeout= does nothing for no language"),
    ('show="a reason"', "python", "no directive show=; did you mean shown=?"),
    ('rasies="OSError"', "python", "no directive rasies=; did you mean raises=?"),
    ('xyz="1"', "python", "no directive xyz=; use one of applies, exits"),
    ('shown="a" shown="b"', "python", "shown= stands twice; keep one"),
    ('shown="a" raises="OSError"', "python", "shown= means nothing is run"),
    ("shown", "python", "cannot read 'shown'; write key=\"value\""),
    ("shown=reason", "python", "cannot read 'shown=reason'"),
    ('shown = "a"', "python", "cannot read"),
    ('shown="a', "python", "cannot read"),
    ('shown="a" and more', "python", "cannot read 'and more'"),
    ("", "python", "the directive is empty; use one of applies, exits"),
]


@pytest.mark.parametrize(("body", "language", "what"), BAD)
def test_a_bad_directive_is_a_problem_at_its_own_line(body, language, what):
    where, said = problem(page(f"<!-- prove: {body} -->", language))
    assert where == "docs/a.md:3"
    assert what in said


@pytest.mark.parametrize("word", ["proof", "prov", "proove", "Prove", "prover"])
def test_a_misspelt_word_is_a_problem(word):
    where, said = problem(page(f'<!-- {word}: shown="a reason" -->'))
    assert where == "docs/a.md:3"
    assert said == f"'{word}' begins no directive; write 'prove:'"


def test_a_forgotten_colon_is_a_problem():
    where, said = problem(page('<!-- prove shown="a reason" -->'))
    assert where == "docs/a.md:3"
    assert said == "'prove' begins no directive; write 'prove:'"


@pytest.mark.parametrize(
    "comment",
    ["<!-- improve: this -->", "<!-- proof: see below -->", "<!-- note: a=b -->"],
)
def test_a_comment_of_prose_is_no_directive(comment):
    scan = find_blocks(page(comment), "docs/a.md")
    assert scan.problems == []
    assert scan.blocks[0].options == {}


@pytest.mark.parametrize(
    "line",
    [
        '<!-- prove: shown="a reason" --> text',
        'text <!-- prove: shown="a reason" -->',
        '- <!-- prove: shown="a reason" -->',
    ],
)
def test_a_directive_beside_text_is_a_problem(line):
    where, said = problem(page(line))
    assert where == "docs/a.md:3"
    assert said == "a directive stands on a line of its own, from <!-- to -->"


def test_a_directive_of_two_lines_is_a_problem_at_the_first():
    where, said = problem(page('<!-- prove: shown="a\nreason" -->'))
    assert where == "docs/a.md:3"
    assert said == "this directive has no fence under it"


@pytest.mark.parametrize(
    "text",
    [
        'Text.\n\n<!-- prove: shown="why" -->',
        'Text.\n\n<!-- prove: shown="why" -->\n\n```python\nx\n```\n',
        'Text.\n\n<!-- prove: shown="why" -->\nText.\n',
        '- a\n\n    <!-- prove: shown="why" -->\n\n    ```python\n    x\n    ```\n',
    ],
    ids=["at the end", "above an empty line", "above text", "in a list"],
)
def test_a_directive_without_a_fence_right_below_is_a_problem(text):
    where, said = problem(text)
    assert where == "docs/a.md:3"
    assert said == "this directive has no fence under it"


def test_of_two_directives_the_upper_one_is_a_problem():
    where, said = problem(page('<!-- prove: exits="1" -->\n<!-- prove: shown="a" -->'))
    assert where == "docs/a.md:3"
    assert said == "this directive has no fence under it"


@pytest.mark.parametrize(
    "text",
    [
        '- a\n\n    <!-- prove: shown="why" -->\n    ```python\n    x\n    ```\n',
        '> <!-- prove: shown="why" -->\n> ```python\n> x\n> ```\n',
        '!!! note\n    <!-- prove: shown="why" -->\n    ```python\n    x\n    ```\n',
        '=== "A"\n\n\t<!-- prove: shown="why" -->\n\t```python\n\tx\n\t```\n',
        '<!--prove:shown="why"-->\r\n```python\r\nx\r\n```\r\n',
        'Text.\n<!-- prove: shown="why" -->  \n```python\nx\n```\n',
    ],
    ids=["a list", "a quote", "a note", "a tab, by tabs", "CRLF", "a paragraph"],
)
def test_a_directive_is_read_in(text):
    scan = find_blocks(text, "docs/a.md")
    assert scan.problems == []
    assert scan.blocks[0].options == {"shown": "why"}


def test_a_directive_in_a_fence_is_text():
    text = '```html\n<!-- prove: shwon="" -->\n```\n'
    scan = find_blocks(text, "docs/a.md")
    assert scan.problems == []
    assert scan.blocks[0].source == '<!-- prove: shwon="" -->\n'


def test_a_directive_in_inline_code_is_text():
    assert directive_body('Write `<!-- prove: shown="why" -->` above it.') is None


def test_the_block_of_a_bad_directive_is_still_found():
    scan = find_blocks(page('<!-- prove: shwon="why" -->'), "docs/a.md")
    assert [block.line for block in scan.blocks] == [4]
