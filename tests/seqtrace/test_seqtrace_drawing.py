"""A diagram, character by character."""

from seqtrace import Record, draw

RECORDS = [
    Record("call", "client", "cinder-api", "create"),
    Record("note", "cinder-api", "cinder-api", "status=creating"),
    Record("cast", "cinder-api", "cinder-scheduler", "create_volume"),
    Record("return", "cinder-api", "client", "202"),
    Record("failure", "cinder-scheduler", "cinder-api", "NoValidBackend: none"),
]


def test_every_kind_has_its_line_and_participants_stand_in_order_of_appearance():
    assert draw(RECORDS) == (
        "sequenceDiagram\n"
        "    participant client\n"
        "    participant cinder_api as cinder-api\n"
        "    participant cinder_scheduler as cinder-scheduler\n"
        "    client->>cinder_api: create\n"
        "    Note over cinder_api: status=creating\n"
        "    cinder_api-)cinder_scheduler: create_volume\n"
        "    cinder_api-->>client: 202\n"
        "    cinder_scheduler--xcinder_api: NoValidBackend: none\n"
    )


def test_a_title_is_for_those_who_hear_the_diagram():
    assert draw(RECORDS[:1], title="Create").splitlines()[1] == "    accTitle: Create"


def test_no_records_are_a_diagram_without_participants():
    assert draw([]) == "sequenceDiagram\n"


def test_a_diagram_is_one_statement_a_line():
    records = [Record("call", "a\nb", "c", "d\ne")]
    assert len(draw(records).splitlines()) == 4


def test_a_long_text_is_broken_between_words_and_a_long_word_is_not():
    text = f"{'word ' * 12}{'x' * 60}"
    assert draw([Record("call", "a", "b", text)]).splitlines()[-1] == (
        f"    a->>b: {'word ' * 8}word<br/>word word word<br/>{'x' * 60}"
    )
