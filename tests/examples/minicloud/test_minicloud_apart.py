"""What was recorded of services that were killed happens again, with a broker."""

import pytest
from minicloud import apart, recorded


@pytest.mark.parametrize("name", apart.RUNS)
def test_a_recorded_run_happens_again(name, broker):
    again = "record it anew if that is meant: python -m minicloud.apart"
    assert apart.RUNS[name](broker) == recorded.read(name), again


def test_every_run_is_recorded():
    kept = {path.stem for path in recorded.FOLDER.iterdir()}
    assert kept == set(apart.RUNS)


def test_the_message_of_a_volume_in_work_does_not_wait_for_another_process():
    assert said("RabbitMQ", recorded.volume_killed()) == [
        "cinder-volume.minicloud@fc2.minicloud: 0 waiting"
    ]


def test_the_message_for_a_scheduler_that_was_killed_waits_and_is_taken_once():
    records = recorded.scheduler_killed()
    assert said("RabbitMQ", records) == ["cinder-scheduler: 1 waiting"]
    casts = [r.target for r in records if r.kind == "cast"]
    assert casts == ["cinder-scheduler", "cinder-volume@fc2"]


def said(station, records):
    return [r.text for r in records if r.kind == "note" and r.source == station]
