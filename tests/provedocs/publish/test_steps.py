"""Sequence diagrams in words."""

import pytest

from provedocs.publish.steps import Step, in_short, in_words

ACTORS = {"A": "cinder-api", "S": "cinder-<br/>scheduler"}


def words(*steps: Step) -> list[str]:
    return list(in_words(ACTORS, steps))


@pytest.mark.parametrize(
    ("kind", "verb"),
    [
        ("SOLID", "calls"),
        ("DOTTED", "answers"),
        ("SOLID_POINT", "sends, without waiting, to"),
        ("DOTTED_CROSS", "fails to answer"),
    ],
)
def test_a_message_is_told_by_its_arrow(kind: str, verb: str) -> None:
    told = words(Step("A", "S", kind, "create_volume"))
    assert told == [f"cinder-api {verb} cinder- scheduler: create_volume"]


def test_a_message_to_oneself_is_told_so() -> None:
    assert words(Step("A", "A", "SOLID", "check")) == ["cinder-api calls itself: check"]


def test_a_note_is_told_on_one_line() -> None:
    told = words(Step("A", "A", "NOTE", "UPDATE volumes:<br/>status=error"))
    assert told == ["cinder-api notes: UPDATE volumes: status=error"]


def test_a_character_that_mermaid_has_by_its_number_is_told_as_itself() -> None:
    assert words(Step("A", "A", "NOTE", "host=fc2ﬂ°°35¶ßfc, ﬂ°lt¶ß")) == [
        "cinder-api notes: host=fc2#fc, <"
    ]


def test_a_frame_is_told_with_its_condition() -> None:
    assert words(Step("", "", "ALT_ELSE", "no room")) == ["Or: no room"]


def test_what_is_only_drawn_is_not_told() -> None:
    silent = [Step("A", "", "ACTIVE_START", ""), Step("", "", "LOOP_END", "")]
    assert words(*silent) == []


def test_the_short_form_counts_messages_and_names_who_takes_part() -> None:
    steps = [Step("A", "S", "SOLID_POINT", "x"), Step("A", "A", "NOTE", "y")]
    assert (
        in_short(ACTORS, steps) == "1 message between cinder-api and cinder- scheduler."
    )
