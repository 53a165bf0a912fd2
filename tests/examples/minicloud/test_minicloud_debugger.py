"""A debugger at the services of a cloud."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from minicloud import cloud
from minicloud.settings import Settings
from minicloud.stage import Stage

from .debugger import Debugger

SOURCE = Path(cloud.__file__).with_name("sparsefile.py")


@pytest.fixture(scope="module")
def _told(tmp_path_factory) -> Iterator[tuple[cloud.Cloud, list[str]]]:
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINICLOUD_DEBUG", "1")
        folder = tmp_path_factory.mktemp("debugged") / "cloud"
        with cloud.running(folder, Settings(), told.append) as made:
            yield made, told


@pytest.fixture
def stopped(_told) -> Iterator[tuple[Debugger, dict, Stage]]:
    """Stop the driver where it makes a volume."""
    made, told = _told
    [address] = re.findall(r"attach at (\S+)", "\n".join(told))
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if "file.truncate(volume" in text)
    debugger, stage = Debugger(address), Stage(made.site)
    debugger.attach(str(SOURCE), line)
    stage.create()
    at = debugger.event("stopped")
    frames = debugger.ask("stackTrace", threadId=at["threadId"])["stackFrames"]
    yield debugger, frames[0], stage
    debugger.close()
    stage.empty()


def test_it_stops_in_the_driver(stopped) -> None:
    _, frame, _ = stopped
    assert (frame["name"], frame["source"]["path"]) == ("create_volume", str(SOURCE))


def test_it_can_ask_the_driver_s_code_what_it_works_on(stopped) -> None:
    debugger, frame, _ = stopped
    told = debugger.ask("evaluate", expression="volume.size", frameId=frame["id"])
    assert told["result"] == "1"


def test_the_volume_is_creating_for_as_long_as_the_driver_stands_still(stopped) -> None:
    _, _, stage = stopped
    with closing(sqlite3.connect(stage.site.path / "cinder.db")) as database:
        rows = database.execute("SELECT status FROM volumes WHERE NOT deleted")
        assert rows.fetchall() == [("creating",)]


def test_nothing_listens_unless_it_is_asked_for(tmp_path, monkeypatch) -> None:
    monkeypatch.delenv("MINICLOUD_DEBUG", raising=False)
    told: list[str] = []
    with cloud.running(tmp_path / "cloud", Settings(), told.append):
        assert "debugger" not in "\n".join(told)
