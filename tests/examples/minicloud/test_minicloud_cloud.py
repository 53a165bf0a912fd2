"""A real Cinder, asked as a client asks it."""

import os
import time

import pytest
from minicloud import faults, rest, tending
from minicloud.cloud import Cloud
from minicloud.errors import CloudError
from minicloud.faults import Fault
from minicloud.stage import Stage

SETTLED = {"available", "error", "error_deleting", "error_extending"}


@pytest.fixture
def api(here):
    return rest.volumes(here.site)


def created(api, **wanted):
    wanted = {"size": 1, "volume_type": "FCVolumeType"} | wanted
    made = api.ask("POST", "/volumes", {"volume": wanted})["volume"]
    return settled(api, made["id"])


def settled(api, volume):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found = api.ask("GET", f"/volumes/{volume}")["volume"]
        if found["status"] in SETTLED:
            return found
        time.sleep(0.05)
    raise AssertionError(found["status"])


def backend_of(volume):
    return volume["os-vol-host-attr:host"].partition("@")[2].partition("#")[0]


def file_of(here, volume):
    name = f"volume-{volume['id']}"
    return here.site.path / "volumes" / backend_of(volume) / name


def test_a_volume_becomes_available(api):
    assert created(api)["status"] == "available"


def test_the_scheduler_prefers_the_back_end_with_more_room(api):
    assert backend_of(created(api)) == "fc2"


def test_a_volume_is_a_sparse_file_of_its_size(here: Cloud, api):
    stat = file_of(here, created(api, size=2)).stat()
    assert (stat.st_size, stat.st_blocks) == (2 * 2**30, 0)


def test_a_volume_is_extended(here: Cloud, api):
    volume = created(api)
    path = f"/volumes/{volume['id']}/action"
    api.ask("POST", path, {"os-extend": {"new_size": 3}})
    settled(api, volume["id"])
    assert file_of(here, volume).stat().st_size == 3 * 2**30


def test_a_clone_may_be_larger(here: Cloud, api):
    source = created(api)
    clone = created(api, size=2, source_volid=source["id"])
    assert clone["status"] == "available"
    assert file_of(here, clone).stat().st_size == 2 * 2**30


def test_a_deleted_volume_leaves_no_file(here: Cloud, api):
    volume = created(api)
    file = file_of(here, volume)
    api.ask("DELETE", f"/volumes/{volume['id']}")
    end = time.monotonic() + 30
    while file.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not file.exists()


def test_a_driver_fails_when_it_is_asked_to(here: Cloud, api):
    folder = here.site.path / "faults"
    for name in here.site.settings.backend_names:
        faults.write(folder / name, [Fault("create_volume", "always")])
    try:
        assert created(api)["status"] == "error"
    finally:
        for name in here.site.settings.backend_names:
            faults.write(folder / name, [])


def test_a_fault_is_asked_for_and_taken_back_from_outside(here: Cloud, minicloud):
    file = here.site.path / "faults" / "fc1"
    asked = ["extend_volume", "always", "raise"]
    assert minicloud("fault", "--dir", here.site.path, "fc1", *asked).returncode == 0
    assert faults.read(file) == [Fault("extend_volume", "always")]
    assert minicloud("fault", "--dir", here.site.path, "fc1").returncode == 0
    assert faults.read(file) == []


def test_a_back_end_that_is_none_cannot_fail(here: Cloud, minicloud):
    done = minicloud("fault", "--dir", here.site.path, "fc9")
    assert done.returncode == 2
    assert done.stderr == "minicloud: no back end fc9; use fc1, fc2\n"


def test_a_bad_request_is_answered_with_an_error(api):
    with pytest.raises(CloudError, match="400"):
        created(api, size=0)


def test_the_folder_cannot_be_used_twice(here: Cloud, minicloud):
    done = minicloud("up", "--dir", here.site.path)
    assert done.returncode == 1
    assert "runs in" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("command", "word"),
    [
        (["cinder", "list"], "Volume Type"),
        (["openstack", "volume", "type", "list"], "FCVolumeType"),
        (["cinder-manage", "host", "list"], "minicloud@fc2"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_clients_find_the_cloud(here: Cloud, minicloud, command, word):
    done = minicloud("run", "--dir", here.site.path, "--", *command)
    assert done.returncode == 0, done.stderr
    assert word in done.stdout


@pytest.mark.parametrize(
    "command", ["volume list", "volume snapshot create --volume {volume} snap"]
)
def test_openstack_finds_the_versions_without_keystone(
    here: Cloud, api, minicloud, command
):
    words = command.format(volume=created(api)["id"]).split()
    done = minicloud("run", "--dir", here.site.path, "--", "openstack", *words)
    Stage(here.site).empty()
    assert (done.stderr, done.returncode) == ("", 0)


def test_a_command_s_own_status_is_the_program_s(here: Cloud, minicloud):
    script = "exit 7"
    done = minicloud("run", "--dir", here.site.path, "--", "sh", "-c", script)
    assert done.returncode == 7


def test_the_cloud_says_how_much_memory_it_has(here: Cloud):
    assert here.memory_mb() > 0
    assert tending.trouble(here) is None


def test_no_service_is_this_process(here: Cloud):
    assert all(worker.process.pid != os.getpid() for worker in here.workers)
