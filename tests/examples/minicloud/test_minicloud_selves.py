"""Several services in one process, each of which upstream takes for the only one."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from minicloud import clouds

EXAMPLES = Path(clouds.__file__).parents[1]


def rows(stage, query):
    with closing(
        sqlite3.connect(stage.site.path / "cinder.db", timeout=10)
    ) as database:
        return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def stage():
    with clouds.own({"DEFAULT": {"report_interval": 1}}) as own:
        yield own


BEFORE_IT_STARTS = """
import threading
from minicloud.serve import cinder, selves
from cinder import service

class Server:
    def _process_incoming(self, incoming):
        print(service.Service.service_id)

made = object.__new__(selves.service_class())
made.origin_service_id = 7
made.rpcserver = Server()
threading.Thread(target=made.rpcserver._process_incoming, args=[None]).start()
"""


def test_a_server_knows_its_row_before_it_starts():
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BEFORE_IT_STARTS],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(EXAMPLES)},
        check=True,
    )
    assert said.stdout == "7\n"


def test_each_services_heart_beats(stage):
    beats = "SELECT host FROM services WHERE report_count > 0"
    stage.until(lambda: len(rows(stage, beats)) == 3, "three hearts")


def test_who_works_on_a_volume_is_the_service_of_its_back_end(stage):
    stage.ask_for("fc2", "create_volume once slow 2")
    stage.create()
    who = "SELECT host FROM workers JOIN services ON services.id = service_id"
    stage.until(lambda: rows(stage, who) == [("minicloud@fc2",)], "the worker")
    stage.empty()
