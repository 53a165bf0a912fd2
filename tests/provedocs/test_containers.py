"""Which containers a line stands in, and whether it is indented code there."""

import pytest

from provedocs.containers import Containers


def read(text: str) -> Containers:
    """Return what is open at the last line of *text*."""
    containers = Containers()
    for line in text.split("\n"):
        containers.enter(line)
    return containers


@pytest.mark.parametrize(
    ("text", "stack"),
    [
        ("text", []),
        ("- item", [" "]),
        ("12. item", [" "]),
        ("- item\n\n    text", [" "]),
        ("- item\n    - inner", [" ", " "]),
        ("- item\n\ntext", []),
        ("- item\nlazy", [" "]),
        ("- item\n- item", [" "]),
        ("- item\n# heading", []),
        ("> quote", [">"]),
        (">quote", [">"]),
        ("> > quote", [">", ">"]),
        ("> > quote\n>\n> outer", [">"]),
        ("> - item", [">", " "]),
        ("- > quote", [" ", ">"]),
        ("- item\n\n    > quote", [" ", ">"]),
        ("!!! note", [" "]),
        ('??? note "title"', [" "]),
        ("???+ note", [" "]),
        ('=== "tab"', [" "]),
        ('=== "tab"\n\n    1. item\n\n        text', [" ", " "]),
        ("[^1]: note", [" "]),
        (":   definition", [" "]),
        ("-", []),
        ("---", []),
        ("*emphasis*", []),
        ("1986. A year", [" "]),
        ("3.11 is a version", []),
        ("===", []),
        ("    - code", []),
    ],
)
def test_a_line_opens_and_closes_containers(text, stack):
    assert read(text).stack == stack


@pytest.mark.parametrize(
    ("text", "is_code"),
    [
        ("    x", True),
        ("text\n\n    x", True),
        ("text\n    x", False),
        ("# heading\n    x", True),
        ("- item\n\n    x", False),
        ("- item\n\n        x", True),
        ("- item\n        x", False),
        ("> quote\n>\n>     x", True),
        ("!!! note\n\n    x", False),
        ("!!! note\n\n        x", True),
        ("    x\n\n    y", True),
        ("   x", False),
        ("", False),
    ],
)
def test_four_columns_more_than_its_container_make_a_line_code(text, is_code):
    assert read(text).in_code is is_code


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("text", "text"),
        ("- # heading", "# heading"),
        ("> # heading", "# heading"),
        ("- item\n\n    # heading", "# heading"),
        ("> - item\n>\n>     # heading", "# heading"),
        ("text\n\n", ""),
        (">", ""),
    ],
)
def test_the_content_of_a_line_is_what_it_says_inside_them(text, content):
    assert read(text).content == content
