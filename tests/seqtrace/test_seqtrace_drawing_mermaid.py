"""What is drawn is what Mermaid reads, whatever the texts hold."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import seqtrace
from seqtrace import Record

# Mermaid's own numbers for what its parser found (LINETYPE in its sequenceDb).
TYPES = {"call": 0, "return": 1, "note": 2, "failure": 4, "cast": 24}

HOSTILE = [
    "a; b",
    "a # b",
    "#35; is an entity",
    "&lt; is an entity, too",
    "a: b:c ::",
    ":nothing",
    "end",
    "<b>bold</b>",
    "a<br/>b",
    "<script>alert(1)</script>",
    "%% no comment",
    "%%{init: {}}%%",
    "wrap:no",
    "nowrap: no",
    "style a:b#c;",
    "classDef a:b#c;",
    "$$x^2$$",
    "A->>B: c",
    "-) x -x --x",
    "()",
    "顧客 ↔ café",
    "🚀",
    "quotes \" ' `",
    "{ } [ ] ( ) | \\",
    "@{ type: actor }",
    "---",
    "ﬂ°°35¶ß",
    "👩‍🚀 e\u0301 \u202eabc",
    "title: x",
    "x" * 2000,
]
WORDS = """
accDescr accTitle activate actor alt and as autonumber box break create critical
deactivate destroy details else end END left link links loop note off opt option over
par par_over participant properties rect right right_of sequenceDiagram title wrap
nowrap __proto__ constructor toString 1 1st -x x-> a-b a->>b a,b +a a+ -a ö 顧客 _ __
'' " cinder-api cinder/api volume_create_api a;b a#b a:b
"""
NAMES = [*WORDS.split(), "left of", "right of", "note over", "cinder api", "end end"]


def seen(text):
    """Say how a text is read: its lines, without what nobody sees."""
    lines = [re.sub("[\0-\x1f\x7f-\x9f]", " ", x) for x in text.strip().splitlines()]
    seen = [line.strip() for line in lines]
    return seen if any(seen) else ["\N{ZERO WIDTH SPACE}"]


def words(lines):
    """Leave out where lines are broken, and how wide spaces are."""
    return " ".join(lines).split()


def check(mermaid, records):
    answer = mermaid(seqtrace.draw(records))
    expected = [(TYPES[r.kind], seen(r.text)) for r in records]
    got = [(m["type"], m["text"]) for m in answer["messages"]]
    assert [(t, words(x)) for t, x in got] == [(t, words(x)) for t, x in expected]
    return answer


@pytest.mark.parametrize("text", HOSTILE)
def test_mermaid_reads_each_hostile_text_as_it_is(mermaid, text):
    check(mermaid, [Record(kind, "a", "a", text) for kind in seqtrace.KINDS])


@pytest.mark.parametrize("text", HOSTILE)
def test_mermaid_reads_each_hostile_name_as_it_is(mermaid, text):
    answer = check(mermaid, [Record("call", text, "b", "x")])
    assert [words(name) for name in answer["participants"]] == [
        words(seen(text)),
        ["b"],
    ]


@pytest.mark.parametrize("name", NAMES)
def test_mermaid_reads_each_word_of_its_own_as_a_name(mermaid, name):
    records = [Record("call", name, "b", "x"), Record("cast", "b", name, "y")]
    records += [Record("note", name, name, "z"), Record("return", name, name, "w")]
    answer = check(mermaid, records)
    assert answer["participants"] == [seen(name), ["b"]]


def test_two_names_that_look_alike_to_mermaid_stay_two(mermaid):
    records = [Record("call", "a b", "a-b", "x"), Record("call", "a_b", "a b", "y")]
    answer = check(mermaid, records)
    assert answer["participants"] == [["a b"], ["a-b"], ["a_b"]]


@pytest.mark.parametrize("text", ["", " ", "\n", "\t\n ", "\0", "\0\n\0"])
def test_a_text_of_nothing_is_drawn_as_nothing(mermaid, text):
    answer = mermaid(seqtrace.draw([Record("call", "a", "b", text)]))
    assert answer["messages"][0]["text"] == ["\N{ZERO WIDTH SPACE}"]


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\rb", "a\u2028b", "a\x0bb"])
def test_a_line_break_of_any_kind_is_a_line_break(mermaid, text):
    answer = mermaid(seqtrace.draw([Record("note", "a", "a", text)]))
    assert answer["messages"][0]["text"] == ["a", "b"]


@pytest.mark.parametrize("text", [*HOSTILE, "Create a volume"])
def test_mermaid_reads_the_title(mermaid, text):
    answer = mermaid(seqtrace.draw([Record("call", "a", "b", "x")], title=text))
    assert answer["title"]


NICE = st.text(
    alphabet="abend#;:<>&%${}/\\-+()[]|,.@\"'`~^*=!? \n\tß顧🚀wrapst1", max_size=40
)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
KIND = st.sampled_from([kind for kind in seqtrace.KINDS if kind != "note"])
RECORDS = st.lists(
    st.builds(Record, KIND, NICE | ANY, NICE | ANY, NICE | ANY), min_size=1, max_size=4
)


@settings(max_examples=150, deadline=None)
@given(records=RECORDS)
def test_mermaid_reads_back_any_records(mermaid, records):
    check(mermaid, records)
