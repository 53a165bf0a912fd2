"""What update mode leaves of a page shows what happened, and stays as it is."""

import pytest

CASES = {
    "wrong": ("print(1)\n#> 2", "print(1)\n#> 1"),
    "missing": ("print(1)\n#> 1\n#> 2", "print(1)\n#> 1"),
    "stale": ("x = 1\n#> 1", "x = 1"),
    "unexpected": ("print(1)\nx = 1", "print(1)\n#> 1\nx = 1"),
    "in a function": (
        "def f():\n    print(1)\n    return 2\nf()",
        "def f():\n    print(1)\n    #> 1\n    return 2\nf()",
    ),
    "in a match": (
        "match 1:\n    case 1:\n        print(1)",
        "match 1:\n    case 1:\n        print(1)\n        #> 1",
    ),
    "several lines": (
        "print(\n    1,\n)\nprint('a\\n\\nb ')",
        "print(\n    1,\n)\n#> 1\nprint('a\\n\\nb ')\n#> a\n#>\n#> b",
    ),
    "in quotes": (
        'print("a\\nb")\n"""\na\nc\n"""',
        'print("a\\nb")\n"""\na\nb\n"""',
    ),
    "in quotes, but with quotes": (
        'print(\'"\' * 3)\n"""\na\n"""',
        'print(\'"\' * 3)\n#> """',
    ),
    "on one line": (
        "a = 1; print(a); print(2)",
        "a = 1; print(a); print(2)\n#> 1\n#> 2",
    ),
    "continued on the next line": (
        "a = 1; print(a); \\\nprint(2); \\\nb = 3\nprint(b)",
        "a = 1; print(a); \\\nprint(2); \\\nb = 3\n#> 1\n#> 2\nprint(b)\n#> 3",
    ),
    "a head that is continued": (
        "if print(1) \\\n    :\n    x = 1\nelse \\\n    :\n    x = 2",
        "if print(1) \\\n    :\n#> 1\n    x = 1\nelse \\\n    :\n    x = 2",
    ),
    "a comment that seems to be continued": (
        "print(1)  # \\\nprint(2)",
        "print(1)  # \\\n#> 1\nprint(2)\n#> 2",
    ),
    "a tab": ("print('a\\tb')", "print('a\\tb')\n#> a       b"),
    "a control character": ("print('a\\rb')", "print('a\\rb')\n#> a\\rb"),
    "apart": ("print(1)\n\n#> 1", "print(1)\n#> 1\n"),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_a_python_block_is_made_to_show_what_it_prints(prove, before, after):
    assert prove.python(before).updated == f"```python\n{after}\n```\n"


@pytest.mark.parametrize("before", [row[0] for row in CASES.values()], ids=CASES)
def test_an_updated_python_block_is_proved(prove, before):
    assert prove(prove.python(before).updated).said == []


SESSIONS = {
    "wrong": ("console", "$ echo a\nb", "$ echo a\na"),
    "unexpected": ("console", "$ echo a\n$ true", "$ echo a\na\n$ true"),
    "stale": ("console", "$ true\na\n$ echo b\nb", "$ true\n$ echo b\nb"),
    "with a gap": ("console", "$ echo a\nb\n\n$ true", "$ echo a\na\n\n$ true"),
    "continued": ("console", "$ echo a \\\n> b\nc", "$ echo a \\\n> b\na b"),
    "without line end": (
        "console",
        "$ printf 'a\\n\\nb'",
        "$ printf 'a\\n\\nb'\na\n\nb",
    ),
    "a value": ("pycon", ">>> 1 + 1\n3", ">>> 1 + 1\n2"),
    "an error": (
        "pycon",
        ">>> 1 / 0",
        ">>> 1 / 0\nTraceback (most recent call last):\n    ...\n"
        "ZeroDivisionError: division by zero",
    ),
    "lines": (
        "pycon",
        ">>> for n in 1, 2:\n...     n\n...\n1\n>>> 3\n3",
        ">>> for n in 1, 2:\n...     n\n...\n1\n2\n>>> 3\n3",
    ),
    "blank lines at its end": ("pycon", '>>> print("a\\n")', '>>> print("a\\n")\na'),
}


@pytest.mark.parametrize(
    ("language", "before", "after"), SESSIONS.values(), ids=SESSIONS
)
def test_a_session_is_made_to_show_what_it_answers(prove, language, before, after):
    page = f"```{language}\n{before}\n```\n"
    assert prove(page).updated == f"```{language}\n{after}\n```\n"


@pytest.mark.parametrize(
    ("language", "before"), [row[:2] for row in SESSIONS.values()], ids=SESSIONS
)
def test_an_updated_session_is_proved(prove, language, before):
    assert prove(prove(f"```{language}\n{before}\n```\n").updated).said == []


def test_a_text_block_is_made_to_show_what_is_printed(prove):
    page = """
        ```bash
        echo a
        ```

        ```text
        b
        c
        ```
    """
    proved = prove(page)
    assert proved.updated.endswith("```text\na\n```\n")
    assert prove(proved.updated).said == []


def test_a_block_in_a_list_keeps_its_indentation(prove):
    proved = prove("- a\n\n    ```python\n    print('a\\n\\nb')\n    ```\n")
    assert proved.updated.endswith("    #> a\n    #>\n    #> b\n    ```\n")
    assert prove(proved.updated).said == []


def test_a_block_in_a_quote_keeps_its_quote(prove):
    proved = prove("> ```console\n> $ printf 'a\\n\\nb\\n'\n> ```\n")
    assert proved.updated.endswith("> a\n>\n> b\n> ```\n")
    assert prove(proved.updated).said == []


def test_a_copy_of_a_file_is_made_to_show_the_file(prove):
    (prove.root / "copied.txt").write_text("a\nb\n")
    proved = prove('<!-- prove: same="copied.txt" -->\n```text\na\nc\n```\n')
    assert proved.updated.endswith("```text\na\nb\n```\n")
    assert prove(proved.updated).statuses == ["same"]


@pytest.mark.parametrize(
    "code", ["1 / 0", "x =", "1  #> 1", "import os; os._exit(1)", "print(1)\n1 / 0"]
)
def test_what_no_answer_can_mend_is_left_alone(prove, code):
    assert prove.python(code).edits == []


def test_an_answer_that_agrees_by_its_shape_is_left_alone(prove):
    code = "print(object())\n#> <object object at 0x7f0000000000>"
    assert prove.python(code).edits == []
