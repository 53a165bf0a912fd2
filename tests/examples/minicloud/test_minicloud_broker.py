"""Cinder's services in processes of their own, with a broker between them."""

import os
import signal
import threading
import time

import pytest
from minicloud import cloud, rest, tending
from minicloud.settings import Settings
from minicloud.trace import events, watch

import seqtrace


@pytest.fixture(scope="module")
def apart(tmp_path_factory, broker):
    """Have a cloud of four processes, kept as `up` keeps it."""
    folder = tmp_path_factory.mktemp("apart") / "cloud"
    settings = Settings(rpc=broker)
    with cloud.running(folder, settings, lambda step: None) as it:
        keeper = threading.Thread(
            target=tending.keep, args=[it, lambda step: None], daemon=True
        )
        keeper.start()
        yield it
        (folder / "lock").unlink()
        keeper.join()


def worker_named(it, name):
    return next(worker for worker in it.workers if worker.job.name == name)


def status_of(api, volume, wanted):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        status = api.ask("GET", f"/volumes/{volume['id']}")["volume"]["status"]
        if status == wanted:
            break
        time.sleep(0.1)
    return status


def create(api):
    wanted = {"size": 1, "volume_type": "FCVolumeType"}
    return api.ask("POST", "/volumes", {"volume": wanted})["volume"]


def test_each_service_has_a_process_of_its_own(apart):
    assert [worker.job.name for worker in apart.workers] == [
        "cinder-scheduler",
        "cinder-volume-fc1",
        "cinder-volume-fc2",
        "cinder-api",
    ]


def test_a_message_waits_for_a_scheduler_that_was_killed(apart):
    api = rest.volumes(apart.site)
    scheduler = worker_named(apart, "cinder-scheduler").process
    os.kill(scheduler.pid, signal.SIGKILL)
    scheduler.wait()
    volume = create(api)
    assert status_of(api, volume, "creating") == "creating"
    tending.ask(apart.site, "cinder-scheduler")
    assert status_of(api, volume, "available") == "available"


def test_a_trace_crosses_the_processes(apart, minicloud):
    command = ["cinder", "create", "1", "--volume-type", "FCVolumeType"]
    done = minicloud("trace", "--dir", apart.site.path, "--json", "--", *command)
    casts = [r for r in seqtrace.load(done.stdout) if r.kind == "cast"]
    assert [(cast.source, cast.target) for cast in casts] == [
        ("cinder-api", "cinder-scheduler"),
        ("cinder-scheduler", "cinder-volume@fc2"),
    ]


def test_a_back_end_tells_of_itself_again_once_it_listens(apart):
    with watch.watching(apart.site.path):
        tending.ask(apart.site, "cinder-volume-fc1")
        told = [n for n in events.read(events.log(apart.site.path)) if n.kind == "send"]
    worker = worker_named(apart, "cinder-volume-fc1").process.pid
    methods = [n.detail.get("method") for n in told if n.process == worker]
    assert methods.count("update_service_capabilities") == 2
