"""Several services in one process, each of which upstream takes for the only one."""

import sqlite3
from contextlib import closing

import pytest
from minicloud import clouds


def rows(stage, query):
    with closing(
        sqlite3.connect(stage.site.path / "cinder.db", timeout=10)
    ) as database:
        return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def stage():
    with clouds.own({"DEFAULT": {"report_interval": 1}}) as own:
        yield own


def test_each_services_heart_beats(stage):
    beats = "SELECT host FROM services WHERE report_count > 0"
    stage.until(lambda: len(rows(stage, beats)) == 3, "three hearts")


def test_who_works_on_a_volume_is_the_service_of_its_back_end(stage):
    stage.ask_for("fc2", "create_volume once slow 2")
    stage.create()
    who = "SELECT host FROM workers JOIN services ON services.id = service_id"
    stage.until(lambda: rows(stage, who) == [("minicloud@fc2",)], "the worker")
    stage.empty()
