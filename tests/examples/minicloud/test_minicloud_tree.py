"""From events to records, with events written by hand."""

from pathlib import Path

from minicloud.trace import story, tree
from minicloud.trace.events import Event

from seqtrace import Record


class Log:
    """Events in the order in which they are noted."""

    def __init__(self):
        self.events = []

    def note(self, kind, phase, span, parent="", service="api", **detail):
        time = float(len(self.events))
        event = Event(kind, phase, span, parent, service, "req", time, detail)
        self.events.append(event)

    def records(self):
        told = story.tell(tree.roots(self.events), Path("/cloud"))
        return [entry.record for entry in told]


def sent(log, span, parent, service, topic, how="cast"):
    about = {"how": how, "method": "work", "version": "1.0", "for": "req"}
    log.note("send", "begin", span, parent, service, topic=topic, **about)
    log.note("send", "end", span, parent, service)


def arrived(log, span, service, topic, phase="begin"):
    about = {"text": "Manager.work", "method": "work", "for": "req", "topic": topic}
    log.note("receive", phase, span, "", service, **about)


def test_what_was_cast_is_told_after_the_answer_though_it_began_before():
    log = Log()
    log.note("http", "begin", "1", text="POST /volumes")
    sent(log, "2", "1", "api", "scheduler")
    arrived(log, "3", "scheduler", "scheduler")
    log.note("http", "end", "1", status="202 Accepted")
    arrived(log, "3", "scheduler", "scheduler", phase="end")
    assert log.records() == [
        Record("call", "client", "api", "POST /volumes"),
        Record("cast", "api", "scheduler", "work 1.0 (topic scheduler)"),
        Record("return", "api", "client", "202 Accepted"),
        Record("call", "scheduler", "scheduler", "Manager.work"),
    ]


def test_a_message_that_nobody_took_is_told_as_lost():
    log = Log()
    log.note("http", "begin", "1", text="POST /volumes")
    sent(log, "2", "1", "api", "cinder-volume.minicloud@fc1")
    log.note("http", "end", "1", status="202 Accepted")
    cast = log.records()[1]
    assert cast.target == "cinder-volume@fc1"
    assert cast.text.endswith("; nobody took it")


def test_work_of_other_requests_is_left_out():
    log = Log()
    arrived(log, "3", "scheduler", "scheduler")
    log.note("http", "begin", "1", text="GET /")
    log.note("http", "end", "1", status="200 OK")
    assert [record.source for record in log.records()] == ["client", "api"]


def test_an_exception_is_told_in_full_once():
    log = Log()
    log.note("http", "begin", "1", text="POST /volumes")
    for span, parent in (("2", "1"), ("3", "2")):
        log.note("step", "begin", span, parent, text=f"step {span}")
    for span, parent in (("3", "2"), ("2", "1")):
        log.note("step", "end", span, parent, error="Full: no room left")
    log.note("http", "end", "1", status="413 Too Large")
    failures = [r.text for r in log.records() if r.kind == "failure"]
    assert failures == ["Full: no room left", "Full", "413 Too Large"]


def test_writes_to_the_tables_of_bookkeeping_are_one_note():
    log = Log()
    log.note("http", "begin", "1", text="POST /volumes")
    for number, table in enumerate(["reservations", "quota_usages", "reservations"]):
        statement = f"INSERT INTO {table} (id) VALUES (?)"
        log.note("sql", "at", f"s{number}", "1", statement=statement, values="[1]")
    log.note("http", "end", "1", status="202 Accepted")
    notes = [r.text for r in log.records() if r.kind == "note"]
    assert notes == ["writes quota_usages, reservations"]


def test_what_belongs_to_a_volume_is_deleted_in_the_order_of_the_tables():
    log = Log()
    log.note("http", "begin", "1", text="DELETE /volumes/1")
    for table in ("transfers", "snapshots"):
        statement = f"UPDATE {table} SET deleted=? WHERE id = ?"
        log.note(
            "sql", "at", table, "1", statement=statement, values="[1, 2]", rows="1"
        )
    log.note("http", "end", "1", status="202 Accepted")
    notes = [r.text for r in log.records() if r.kind == "note"]
    assert notes == ["UPDATE snapshots: deleted=1", "UPDATE transfers: deleted=1"]


def test_only_requests_that_changed_anything_are_drawn_if_there_are_any():
    log = Log()
    log.note("http", "begin", "1", text="GET /types")
    log.note("http", "end", "1", status="200 OK")
    log.note("http", "begin", "2", text="POST /volumes")
    sent(log, "3", "2", "api", "scheduler")
    log.note("http", "end", "2", status="202 Accepted")
    roots = tree.roots(log.events)
    assert [root.get("text") for root in story.changing(roots)] == ["POST /volumes"]
    assert story.changing(roots[:1]) == roots[:1]
