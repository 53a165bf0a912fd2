"""Runs of the real services for the guide, and the ways to look at them."""

import pytest
from minicloud import clouds, scenarios, views
from minicloud.stage import Stage

from seqtrace import Record

API, VOLUME = "cinder-api", "cinder-volume@fc2"


def note(text, station=API):
    return Record("note", station, station, text)


def call(source, target, text="do"):
    return Record("call", source, target, text)


def test_from_afar_a_volumes_status_and_host_are_seen():
    seen = views.far([note("UPDATE volumes: host=a, availability_zone=b, status=c")])
    assert [record.text for record in seen] == ["UPDATE volumes: host=a, status=c"]


def test_from_afar_no_other_column_is_seen():
    assert views.far([note("UPDATE volumes: service_uuid=a")]) == []


def test_from_afar_no_other_table_is_seen():
    assert views.far([note("INSERT messages: status=a")]) == []


def test_from_afar_what_a_station_does_by_itself_is_not_seen():
    assert views.far([call(API, API)]) == []


def test_from_afar_what_passes_between_stations_is_seen():
    told = call("client", API)
    assert views.far([told]) == [told]


def test_from_nearby_a_station_and_its_neighbours_are_seen():
    told = [call("client", API), call("a", "b"), note("x"), call(API, "b")]
    assert views.near(API)(told) == [told[0], told[2], told[3]]


def test_the_drivers_view_begins_with_the_task_that_calls_it():
    told = [note("x"), call(VOLUME, VOLUME), call(VOLUME, views.DRIVER), note("y")]
    assert views.driver(told) == told[1:]


def test_a_flow_is_its_tasks_with_their_places():
    told = [Record("call", API, API, "ATask.execute", "a.py:1"), call(API, API)]
    assert views.flow(told, API) == ["ATask.execute a.py:1"]


@pytest.fixture
def stage(here, monkeypatch):
    monkeypatch.setenv("MINICLOUD_DIR", str(here.site.path))
    return Stage(here.site)


@pytest.fixture
def empty(stage):
    yield stage
    stage.empty()


def test_a_scenario_leaves_no_volume_behind(stage):
    scenarios.created()
    assert stage.volumes() == []


def test_a_scenario_leaves_the_volumes_that_were_there(empty):
    empty.create(name="mine")
    scenarios.created()
    assert [volume["name"] for volume in empty.volumes()] == ["mine"]


def test_a_scenario_tells_the_same_at_each_run(stage):
    assert scenarios.created() == scenarios.created()


def test_a_scenario_takes_quotas_back(stage):
    scenarios.quota_exceeded()
    assert "202 Accepted" in [record.text for record in scenarios.created(size=6)]


def test_faults_that_were_asked_for_are_taken_back(empty):
    with empty.cleared():
        empty.ask_for("fc2", "create_volume always raise")
    empty.create()
    assert empty.outcomes() == [("available", "minicloud@fc2#fc")]


def test_messages_are_shown_as_they_are_sent(stage):
    sent = scenarios.messages()
    assert [message["method"] for message in sent] == ["create_volume"] * 2
    assert [message["version"] for message in sent] == ["3.0", "3.0"]


def test_snapshots_go_with_their_volume(empty):
    empty.create()
    empty.outcomes()
    body = {"snapshot": {"volume_id": empty.volumes()[0]["id"]}}
    empty.records(lambda: empty.api.ask("POST", "/snapshots", body))
    empty.empty()
    assert empty.volumes() == []


def test_what_never_comes_is_told(stage, monkeypatch):
    monkeypatch.setattr("minicloud.stage.PATIENCE_SECONDS", 0)
    with pytest.raises(Exception, match=r"waited 0 s for tea"):
        stage.until(lambda: False, "tea")


def test_without_a_cloud_a_scenario_has_one_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("MINICLOUD_DIR", str(tmp_path / "nothing"))
    with clouds.at_hand() as own:
        assert own.volumes() == []
    assert not (tmp_path / "nothing").exists()


def test_a_cloud_of_an_own_make_reads_the_options_that_it_is_given():
    with clouds.own({"DEFAULT": {"quota_gigabytes": 2}}) as own:
        own.create(size=3)
        assert own.volumes() == []
