"""How an exception that crosses modules is recorded."""

import pytest

import seqtrace

BACK = """
    class Broken(Exception):
        pass

    class Mute(Exception):
        def __str__(self):
            raise RuntimeError("no words")

    def fail(what):
        raise what

    def ok():
        return None
"""


def failures(records):
    return [(r.source, r.target, r.text) for r in records if r.kind == "failure"]


def test_a_failure_bears_the_name_and_text_of_its_exception(shop):
    front = shop(
        front="""
        from shop import back

        def a():
            try:
                back.fail(back.Broken("no pens"))
            except back.Broken:
                back.ok()
        """,
        back=BACK,
    )
    with seqtrace.recording("shop") as records:
        front.a()
    assert failures(records) == [("back", "front", "Broken: no pens")]


def test_a_failure_that_passes_through_tells_its_text_once(shop):
    front = shop(
        front="from shop import back\n\ndef a():\n    back.fail(ValueError('x'))\n",
        back=BACK,
    )
    with pytest.raises(ValueError, match="x"), seqtrace.recording("shop") as records:
        front.a()
    assert failures(records) == [
        ("back", "front", "ValueError: x"),
        ("front", "caller", "ValueError"),
    ]


def test_each_failure_of_a_chain_bears_its_own_exception(shop):
    front = shop(
        front="""
        from shop import back

        def a():
            try:
                back.fail(back.Broken("no pens"))
            except back.Broken as error:
                raise LookupError("sold out") from error
        """,
        back=BACK,
    )
    with pytest.raises(LookupError), seqtrace.recording("shop") as records:
        front.a()
    assert failures(records) == [
        ("back", "front", "Broken: no pens"),
        ("front", "caller", "LookupError: sold out"),
    ]


def test_a_failure_whose_handler_does_nothing_keeps_no_name(shop):
    front = shop(
        front="""
        from shop import back

        def a():
            try:
                back.fail(back.Broken())
            except back.Broken:
                pass
        """,
        back=BACK,
    )
    with seqtrace.recording("shop") as records:
        front.a()
    assert failures(records) == [("back", "front", "exception")]


@pytest.mark.parametrize("made", ["back.Broken()", "back.Mute()"])
def test_an_exception_without_words_is_called_by_its_name(shop, made):
    front = shop(
        front=f"from shop import back\n\ndef a():\n    back.fail({made})\n", back=BACK
    )
    with pytest.raises(Exception), seqtrace.recording("shop") as records:  # noqa: B017, PT011
        front.a()
    assert {text for *_, text in failures(records)} <= {"Broken", "Mute"}


def test_an_address_in_an_exceptions_text_is_left_out(shop):
    front = shop(
        front="from shop import back\n\ndef a():\n    back.fail(KeyError(object()))\n",
        back=BACK,
    )
    with pytest.raises(KeyError), seqtrace.recording("shop") as records:
        front.a()
    assert failures(records)[0][2] == "KeyError: <object object at 0x…>"


def test_none_as_an_answer_is_no_failure(shop):
    front = shop(front="from shop import back\n\ndef a():\n    back.ok()\n", back=BACK)
    with seqtrace.recording("shop") as records:
        front.a()
    assert failures(records) == []
