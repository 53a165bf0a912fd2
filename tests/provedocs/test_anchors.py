"""Which part of a block stands on a line, and where that part ends."""

import ast

import pytest

from provedocs.anchors import anchors

CASES = {
    "a statement": ("f()", {1: (1, 0)}),
    "a statement of two lines": ("f(\n)", {1: (2, 0), 2: (2, 0)}),
    "several statements": ("f(); g()", {1: (1, 0)}),
    "a body on its head's line": ("if a: f()", {1: (1, 0)}),
    "a body": ("if a:\n    f()", {1: (1, 0), 2: (2, 4)}),
    "a head of two lines": (
        "if (a and\n    b):\n    f()",
        {1: (2, 0), 2: (2, 0), 3: (3, 4)},
    ),
    "an else": ("if a:\n    f()\nelse:\n    g()", {1: (1, 0), 2: (2, 4), 4: (4, 4)}),
    "a handler": (
        "try:\n    f()\nexcept A:\n    g()",
        {2: (2, 4), 3: (3, 0), 4: (4, 4)},
    ),
    "a case": (
        "match a:\n    case 1 if b:\n        f()",
        {1: (1, 0), 2: (2, 0), 3: (3, 8)},
    ),
    "a with": ("with a as b:\n    f()", {1: (1, 0), 2: (2, 4)}),
    "a decorator": ("@a\ndef f():\n    g()", {1: (1, 0), 3: (3, 4)}),
    "a default": ("def f(a=b):\n    g()", {1: (1, 0), 2: (2, 4)}),
    "a base": ("class A(B):\n    x = 1", {1: (1, 0), 2: (2, 4)}),
}


@pytest.mark.parametrize(("code", "found"), CASES.values(), ids=CASES)
def test_a_line_of_code_belongs_to_its_part(code, found):
    assert anchors(ast.parse(code)) == found
