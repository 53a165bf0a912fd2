"""Which comments of a block are answers, and under which line they stand."""

import ast

from provedocs.blocks import Block
from provedocs.expectations import behind_code, find_expectations


def block(source: str) -> Block:
    count = source.count("\n")
    return Block("p.md", 10, 11 + count, "top/1", "python", source)


def found(source: str) -> dict[int, str]:
    tree = ast.parse("\n" * 10 + source)
    return {n: e.text for n, e in find_expectations(block(source), tree).items()}


def test_an_answer_stands_under_a_line_of_the_page():
    assert found("f()\n#> a\n") == {11: "a"}


def test_lines_right_under_each_other_are_one_answer():
    assert found("f()\n#> a\n#> b\n") == {11: "a\nb"}


def test_a_gap_begins_another_answer():
    assert found("f()\n#> a\n\n#> b\n") == {11: "a", 13: "b"}


def test_the_space_behind_the_sign_is_no_part_of_an_answer():
    assert found("f()\n#> a\n#>  b\n#>c\n#>\n") == {11: "a\n b\nc\n"}


def test_an_answer_may_be_indented():
    assert found("if f():\n    g()\n    #> a\n") == {12: "a"}


def test_a_comment_in_a_text_is_no_answer():
    assert found('x = """\n#> a\n"""\nf()\n#> b\n') == {14: "b"}


def test_a_comment_in_a_text_over_a_backslash_is_no_answer():
    assert found('x = "\\\n#> a"\n') == {}


def test_a_text_in_quotes_under_a_call_is_an_answer():
    assert found('f()\n"""\na\nb\n"""\n') == {11: "a\nb"}


def test_a_text_in_quotes_under_no_call_is_none():
    assert found('x = 1\n"""\na\n"""\n') == {}


def test_a_text_in_quotes_apart_from_a_call_is_none():
    assert found('f()\n\n"""\na\n"""\n') == {}


def test_a_docstring_is_no_answer():
    assert found('def f():\n    """\n    a\n    """\n') == {}


def test_an_answer_behind_code_is_seen():
    assert behind_code(block("1 + 1  #> 2\nf()\n#> a\n")) == [11]


def test_a_sign_in_a_text_is_not_behind_code():
    assert behind_code(block('x = "a #> b"\n')) == []


def test_a_sign_behind_a_comment_is_no_answer():
    assert behind_code(block("# a #> b\nf()  # a #> b\n")) == []
