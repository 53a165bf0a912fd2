"""What a recording sees, and what it leaves out."""

import sys

import pytest

import seqtrace

FRONT = """
    from shop import back

    def sell(thing):
        return back.fetch(thing)
"""
BACK = """
    def fetch(thing):
        return f"one {thing}"
"""


def told(records):
    return [(r.kind, r.source, r.target, r.text) for r in records]


def test_a_call_that_crosses_modules_is_recorded_with_its_answer(shop):
    front = shop(front=FRONT, back=BACK)
    with seqtrace.recording("shop") as records:
        front.sell("pen")
    assert told(records) == [
        ("call", "caller", "front", "sell"),
        ("call", "front", "back", "fetch"),
        ("return", "back", "front", "one pen"),
        ("return", "front", "caller", "one pen"),
    ]


def test_a_record_says_where_its_code_is_without_the_machines_folders(shop):
    front = shop(front=FRONT, back=BACK)
    with seqtrace.recording("shop") as records:
        front.sell("pen")
    assert records[1].where == "shop/back.py:2"


def test_a_call_inside_a_module_is_no_record(shop):
    front = shop(front="def a():\n    b()\n\ndef b():\n    pass\n")
    with seqtrace.recording("shop") as records:
        front.a()
    assert [r.text for r in records] == ["a"]


def test_an_answer_that_says_nothing_is_left_out(shop):
    front = shop(front="def a():\n    return object()\n")
    with seqtrace.recording("shop") as records:
        front.a()
    assert [r.kind for r in records] == ["call"]


@pytest.mark.parametrize(("private", "texts"), [(False, []), (True, ["_a"])])
def test_private_functions_are_recorded_if_asked_for(shop, private, texts):
    front = shop(front="def _a():\n    pass\n")
    with seqtrace.recording("shop", private=private) as records:
        front._a()
    assert [r.text for r in records] == texts


def test_a_method_is_named_with_its_class(shop):
    front = shop(front="class Till:\n    def open(self):\n        pass\n")
    with seqtrace.recording("shop") as records:
        front.Till().open()
    assert [r.text for r in records] == ["Till.open"]


def test_generators_comprehensions_and_lambdas_are_passed_over(shop):
    front = shop(
        front="""
        def many():
            yield 1

        short = lambda: [n for n in range(2)]
        """
    )
    with seqtrace.recording("shop") as records:
        list(front.many())
        front.short()
    assert records == []


def test_a_name_holds_for_all_that_is_nested_in_its_module(shop):
    front = shop(
        front="from shop.store.deep import shelf\n\ndef a():\n    shelf.b()\n",
        store__slash____init__="",
        store__slash__deep__slash____init__="",
        store__slash__deep__slash__shelf="def b():\n    pass\n",
    )
    with seqtrace.recording("shop", names={"store": "the store"}) as records:
        front.a()
    assert [r.target for r in records] == ["front", "the store"]


def test_a_nearer_name_wins(shop):
    front = shop(
        front="from shop.store import shelf\n\ndef a():\n    shelf.b()\n",
        store__slash____init__="",
        store__slash__shelf="def b():\n    pass\n",
    )
    names = {"store": "the store", "store.shelf": "the shelf"}
    with seqtrace.recording("shop", names=names) as records:
        front.a()
    assert records[1].target == "the shelf"


def test_what_a_module_without_a_part_does_is_its_callers_doing(shop):
    front = shop(
        front="from shop import middle\n\ndef a():\n    middle.b()\n",
        middle="from shop import back\n\ndef b():\n    back.fetch('pen')\n",
        back=BACK,
    )
    with seqtrace.recording("shop", names={"middle": None}) as records:
        front.a()
    assert told(records)[:2] == [
        ("call", "caller", "front", "a"),
        ("call", "front", "back", "fetch"),
    ]


def test_a_package_whose_name_only_begins_alike_takes_no_part(shop):
    front = shop(front=FRONT, back=BACK)
    with seqtrace.recording("sho") as records:
        front.sell("pen")
    assert records == []


def test_casts_and_notes_are_the_doing_of_whoever_runs(shop):
    front = shop(
        front="""
        import seqtrace

        def a():
            seqtrace.cast("bank", "pay")
            seqtrace.note("paid")
        """
    )
    with seqtrace.recording("shop") as records:
        front.a()
    assert told(records)[1:] == [
        ("cast", "front", "bank", "pay"),
        ("note", "front", "front", "paid"),
    ]
    assert records[1].where == "shop/front.py:5"


def test_a_note_from_outside_is_the_callers(shop):
    with seqtrace.recording("shop", caller="me") as records:
        seqtrace.note("waiting")
    assert told(records) == [("note", "me", "me", "waiting")]


def test_casts_and_notes_do_nothing_when_nobody_records():
    seqtrace.cast("bank", "pay")
    seqtrace.note("paid")


def test_two_recordings_see_the_same_run(shop):
    front = shop(front=FRONT, back=BACK)
    with seqtrace.recording("shop") as outer, seqtrace.recording("shop") as inner:
        front.sell("pen")
    assert outer == inner != []


def test_the_profiler_that_was_there_is_put_back():
    def mine(frame, event, arg):
        pass

    sys.setprofile(mine)
    try:
        with seqtrace.recording("shop"):
            pass
        assert sys.getprofile() is mine
    finally:
        sys.setprofile(None)


def test_the_same_run_gives_the_same_bytes(shop):
    front = shop(front=FRONT, back=BACK)
    texts = set()
    for _ in range(3):
        with seqtrace.recording("shop") as records:
            front.sell("pen")
        texts.add(seqtrace.dump(records) + seqtrace.draw(records))
    assert len(texts) == 1
