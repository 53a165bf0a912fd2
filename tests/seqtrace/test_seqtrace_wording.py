"""Which answers say something."""

from pathlib import PurePosixPath

import pytest

from seqtrace.wording import LONGEST, said


class Spoken:
    def __str__(self):
        return "spoken"


class Broken:
    def __str__(self):
        raise RuntimeError("no words")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("text", "text"),
        (0, "0"),
        (1.5, "1.5"),
        (True, "True"),
        (PurePosixPath("a/b"), "a/b"),
        (Spoken(), "spoken"),
        ([1, "a"], "[1, a]"),
        ((), "[]"),
        ({"host": "fc1", "free": 9}, "(host=fc1, free=9)"),
        ({"a": [1, {"b": 2}]}, "(a=[1, (b=2)])"),
    ],
)
def test_said(value, words):
    assert said(value) == words


SELF: list[object] = []
SELF.append(SELF)


@pytest.mark.parametrize(
    "value",
    [
        None,
        object(),
        {1, 2},
        [None],
        {"host": None},
        [object()],
        Broken(),
        SELF,
        repr(object()),
        "x" * (LONGEST + 1),
        [1] * 10**7,
    ],
    ids=lambda value: type(value).__name__,
)
def test_not_said(value):
    assert said(value) == ""


def test_the_longest_answer_is_said():
    assert said("x" * LONGEST) == "x" * LONGEST
