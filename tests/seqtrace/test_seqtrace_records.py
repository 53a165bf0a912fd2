"""Records, and the file they are kept in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seqtrace import KINDS, Record, between, dump, load, touching

CALL = Record("call", "a", "b", "go", "a.py:1")
CAST = Record("cast", "b", "c", "later")
NOTE = Record("note", "c", "c", "done")

TEXT = st.text()
ENDS = st.tuples(TEXT, TEXT)
ANY = st.builds(
    lambda kind, ends, text, where: Record(
        kind, ends[0], ends[0] if kind == "note" else ends[1], text, where
    ),
    st.sampled_from(list(KINDS)),
    ENDS,
    TEXT,
    st.none() | TEXT,
)


@given(records=st.lists(ANY))
def test_what_was_dumped_is_loaded(records):
    assert load(dump(records)) == records


def test_a_record_is_one_json_object_on_one_line():
    assert dump([CAST]) == (
        '{"kind": "cast", "source": "b", "target": "c", "text": "later"}\n'
    )


def test_empty_lines_between_records_are_no_matter():
    assert load("\n" + dump([CALL]) + "\n\n" + dump([NOTE])) == [CALL, NOTE]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: Expecting property name"),
        ("[]", "line 2: \\[\\] is no record; write one JSON object a line"),
        ('{"kind": "note"}', "line 2: the key 'source' is missing; add it"),
        (dump([CALL])[:-2] + ', "x": "y"}', "line 2: no key 'x'; use kind, source"),
        (dump([CALL]).replace('"go"', "1"), "line 2: 'text' is not a string"),
        (dump([CALL]).replace("call", "shout"), "line 2: no kind 'shout'; use one of"),
    ],
)
def test_a_line_that_is_no_record_is_named_with_its_fault(line, message):
    with pytest.raises(ValueError, match=message):
        load(dump([CALL]) + line)


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="no kind 'shout'; use one of call, return"):
        Record("shout", "a", "b", "x")


def test_a_note_stands_over_one_participant():
    with pytest.raises(ValueError, match="name 'a' twice"):
        Record("note", "a", "b", "x")


def test_between_keeps_what_happens_among_the_chosen():
    assert between([CALL, CAST, NOTE], {"b", "c"}) == [CAST, NOTE]


def test_touching_keeps_what_the_chosen_take_part_in():
    assert touching([CALL, CAST, NOTE], {"a"}) == [CALL]
