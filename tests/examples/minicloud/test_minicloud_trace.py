"""What a command did inside the services."""

import re

from minicloud.cloud import Cloud

import seqtrace

CREATE = ["cinder", "create", "1", "--display-name", "firstvol"]
CREATE += ["--volume-type", "FCVolumeType"]


def traced(minicloud, here: Cloud, form, *command):
    done = minicloud("trace", "--dir", here.site.path, form, "--", *command)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_a_create_is_traced_from_the_request_to_available(here, minicloud):
    done = traced(minicloud, here, "--json", *CREATE)
    records = seqtrace.load(done.stdout)
    said = [record.text for record in records]
    stations = [
        "POST /v3/volumes",
        "VolumeController.create",
        "API.create",
        "ExtractVolumeRequestTask.execute",
        "QuotaReserveTask.execute",
        "EntryCreateTask.execute",
        "INSERT volumes: size=1, status=creating",
        "QuotaCommitTask.execute",
        "VolumeCastTask.execute",
        "create_volume 3.0 (topic cinder-scheduler)",
        "202 Accepted",
        "SchedulerManager.create_volume",
        "FilterScheduler.schedule_create_volume",
        "create_volume 3.0 (topic cinder-volume.minicloud@fc2, server minicloud)",
        "VolumeManager.create_volume",
        "CreateVolumeFromSpecTask.execute",
        "create_volume",
        "CreateVolumeOnFinishTask.execute",
        "UPDATE volumes: status=available, launched_at={time}",
    ]
    assert [text for text in said if text in stations] == stations


def test_a_trace_is_the_same_each_time(here, minicloud):
    once = traced(minicloud, here, "--json", *CREATE).stdout
    assert traced(minicloud, here, "--json", *CREATE).stdout == once


def test_a_record_names_the_line_of_the_release(here, minicloud):
    records = seqtrace.load(traced(minicloud, here, "--json", *CREATE).stdout)
    lines = {record.text: record.where for record in records}
    assert lines["API.create"] == "cinder/volume/api.py:219"
    assert lines["create_volume"].startswith("minicloud/sparsefile.py:")


def test_what_a_command_prints_is_not_in_the_trace(here, minicloud):
    done = traced(minicloud, here, "--json", "cinder", "type-list")
    assert "FCVolumeType" in done.stderr
    assert "FCVolumeType" not in done.stdout


def test_a_diagram_shows_the_request_that_changes_something(here, minicloud):
    done = traced(minicloud, here, "--diagram", *CREATE)
    assert done.stdout.startswith("sequenceDiagram")
    assert re.findall(r"client->>.*", done.stdout) == [
        "client->>cinder_api: POST /v3/volumes"
    ]


def test_a_command_that_fails_is_traced_and_fails(here, minicloud):
    done = traced(minicloud, here, "--json", "cinder", "create", "2000")
    assert done.returncode == 1
    failures = [r.text for r in seqtrace.load(done.stdout) if r.kind == "failure"]
    assert failures[0].startswith("VolumeSizeExceedsAvailableQuota: ")
    assert failures[-1] == "413 Request Entity Too Large"


def test_a_timeline_begins_at_nought(here, minicloud):
    done = traced(minicloud, here, "--timeline", "cinder", "type-list")
    assert done.stdout.lstrip().startswith("0 ms  client ->> cinder-api")


def test_a_command_that_asks_nobody_says_so(here, minicloud):
    done = traced(minicloud, here, "--json", "true")
    assert (done.stdout, done.returncode) == ("", 0)
    assert "no request reached a service" in done.stderr
