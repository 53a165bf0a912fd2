"""What is too long to read is shortened, and still shows where it differs."""

from provedocs.errors import Problem
from provedocs.shortening import MOST_CHARACTERS, MOST_LINES, shortened


def numbered(count: int) -> str:
    return "\n".join(f"line {number}" for number in range(count))


def test_a_text_that_can_be_read_is_told_whole():
    text = numbered(MOST_LINES)
    assert shortened(text, "", 0) == text.split("\n")


def test_a_long_text_says_how_many_lines_are_left_out():
    told = shortened(numbered(5000), "", 0)
    assert len(told) == 21
    assert told[0] == "line 0"
    assert told[-1] == "line 4999"
    assert told[10] == "... 4980 lines left out ..."


def test_a_long_text_shows_where_it_begins_to_differ():
    told = shortened(numbered(5000), numbered(2500), 2500)
    assert "line 2499" in told
    assert "line 2500" in told
    assert [line for line in told if "left out" in line] == [
        "... 2480 lines left out ...",
        "... 2480 lines left out ...",
    ]


def test_no_line_is_told_twice():
    for offset in (0, 9, 15, 35, 59, 60, 61):
        told = shortened(numbered(60), "", offset)
        assert len(told) == len(set(told)), offset


def test_a_long_line_shows_where_it_begins_to_differ():
    [told] = shortened("a" * 5000 + "b" + "a" * 5000, "a" * 10001, 0)
    assert "aba" in told
    assert " ... 4800 characters left out ... " in told
    assert len(told) < MOST_CHARACTERS + 100


def test_a_long_message_is_told_in_part():
    assert len(str(Problem("p.md:1", "a" * 5000))) < MOST_CHARACTERS


def test_a_problem_shows_both_sides_of_a_difference():
    text = numbered(5000)
    other = text.replace("line 3000\n", "line x\n")
    told = str(Problem("p.md:1", "wrong", "", text, other, 3000))
    assert "line 3000\n" in told
    assert "line x\n" in told
    assert told.count("\n") < 2 * MOST_LINES + 10
