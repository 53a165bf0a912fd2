"""Starts and ends, in processes of their own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from minicloud.folder import Folder
from minicloud.settings import Settings

LONGEST_SECONDS = 60
EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cloud"


@pytest.fixture
def up(folder):
    """Start a cloud in the background; end it, however the test does."""
    started = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "-m", "minicloud", "up", "--dir", folder, "--backends=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=os.environ | {"PYTHONPATH": f"{EXAMPLES}{os.pathsep}{EXAMPLES}/../src"},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()
    assert until(lambda: not processes_of(folder))


def until(holds):
    end = time.monotonic() + LONGEST_SECONDS
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def processes_of(folder):
    """Return the processes that serve the cloud in *folder*."""
    word = f"--folder={folder}\0".encode()
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if word in file.read_bytes():
                found.append(int(file.parent.name))
        except OSError:  # it has ended meanwhile
            continue
    return found


def is_ready(process):
    return process.stdout.readline().startswith("ready in")


def test_a_killed_supervisor_leaves_no_process_and_no_lock(up, folder):
    process = up()
    assert is_ready(process)
    process.kill()
    assert until(lambda: not processes_of(folder))
    assert until(lambda: Folder(folder).holder() is None)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything_and_is_no_failure(up, folder, number):
    process = up()
    assert is_ready(process)
    process.send_signal(number)
    assert process.wait(LONGEST_SECONDS) == 0
    assert processes_of(folder) == []


def test_ctrl_c_before_anything_is_started_shows_no_traceback():
    code = "import signal, minicloud.__main__; print(signal.getsignal(signal.SIGINT))"
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": f"{EXAMPLES}{os.pathsep}{EXAMPLES}/../src"},
    )
    assert told.stdout.strip() == str(signal.SIG_DFL)


def test_a_start_that_was_killed_is_begun_anew(up, folder):
    process = up()
    assert until(lambda: processes_of(folder))
    process.kill()
    assert until(lambda: Folder(folder).holder() is None)
    assert is_ready(up())


def test_down_ends_a_cloud_and_what_it_held_is_there_again(up, folder, minicloud):
    assert is_ready(up())
    address = Folder(folder).remembered().ports
    made = minicloud("run", "--dir", folder, "--", "cinder", "create", "1")
    assert made.returncode == 0, made.stderr
    assert minicloud("down", "--dir", folder).stdout == "ended\n"
    assert processes_of(folder) == []
    listed = minicloud("run", "--dir", folder, "--", "cinder", "list")
    assert "available" in listed.stdout
    assert Folder(folder).remembered().ports == address


def test_a_service_that_dies_ends_the_cloud(up, folder):
    process = up()
    assert is_ready(process)
    os.kill(processes_of(folder)[0], signal.SIGKILL)
    assert process.wait(LONGEST_SECONDS) == 1


def test_a_cloud_whose_folder_is_removed_ends(up, folder):
    process = up()
    assert is_ready(process)
    (folder / "lock").unlink()
    assert process.wait(LONGEST_SECONDS) == 1
    assert processes_of(folder) == []


def test_nothing_is_written_outside_of_the_cloud_s_folder(
    folder, minicloud, monkeypatch
):
    home = folder.parent / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    done = minicloud("run", "--dir", folder, "--", "true")
    assert (done.returncode, list(home.iterdir())) == (0, [])


SMALL_FILES = ["sh", "-c", 'ulimit -f 100 && exec "$@"', "sh"]
"""As on a disk that is full, SQLite cannot write; that needs no root."""


def unmeasured() -> dict[str, str]:
    """Return our environment less coverage, whose files would not fit either."""
    return {k: v for k, v in os.environ.items() if not k.startswith("COVERAGE")}


@pytest.mark.parametrize("log", [None, "/dev/full"], ids=["a log", "a full log"])
def test_a_database_without_room_is_told_in_one_line(folder, log):
    if log:
        (folder / "log").mkdir(parents=True)
        (folder / "log" / "cinder.out").symlink_to(log)
        Folder(folder).write_card(Settings())
        Folder(folder).mark_complete()
    done = subprocess.run(
        [*SMALL_FILES, sys.executable, "-m", "minicloud", "up", "--dir", folder],
        capture_output=True,
        text=True,
        check=False,
        env=unmeasured() | {"PYTHONPATH": f"{EXAMPLES}{os.pathsep}{EXAMPLES}/../src"},
    )
    assert done.returncode == 1
    *steps, last = done.stderr.splitlines()
    assert all(step.startswith("... ") for step in steps)
    assert last.startswith("minicloud: cinder: OperationalError: ")
    assert processes_of(folder) == []


@pytest.mark.parametrize(
    ("arguments", "status", "text"),
    [
        (["up", "--services", "nova"], 2, "without cinder"),
        (["up", "--port", "cinder=x"], 2, "no port 'cinder=x'"),
        (["up", "--colour"], 2, "unrecognized arguments: --colour"),
        (["run"], 2, "run what?"),
        (["fault", "fc1"], 1, "no cloud is in"),
        (["down"], 0, ""),
    ],
    ids=lambda value: str(value) if isinstance(value, list) else None,
)
def test_what_is_wrong_is_said_in_one_line(folder, minicloud, arguments, status, text):
    first, *rest = arguments
    done = minicloud(first, "--dir", folder, *rest)
    assert done.returncode == status
    assert text in done.stderr
    assert done.stderr.count("\n") <= 1


def test_a_python_without_the_services_is_told_what_to_install(folder):
    done = subprocess.run(
        [sys.executable, "-S", "-m", "minicloud", "up", "--dir", folder],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": f"{EXAMPLES}{os.pathsep}{EXAMPLES.parent}/src"},
    )
    assert done.returncode == 1
    assert done.stderr == (
        "minicloud: cinder is not installed; install requirements/openstack.txt\n"
    )
