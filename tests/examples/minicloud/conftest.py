"""One cloud for all tests of a session, as a program would be used: from outside."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from minicloud import cloud, rest
from minicloud.ports import HOST, choose
from minicloud.settings import Settings

EXAMPLES = Path(__file__).parents[3] / "examples"
LONGEST_SECONDS = 120
SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
OWNER = "rabbitmq"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def _cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[cloud.Cloud]:
    folder = tmp_path_factory.mktemp("cloud")
    with cloud.running(folder / "here", Settings(), lambda step: None) as it:
        yield it


@pytest.fixture
def here(_cloud: cloud.Cloud) -> Iterator[cloud.Cloud]:
    """Have the session's cloud, and leave no volume in it."""
    yield _cloud
    api = rest.volumes(_cloud.site)
    end = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < end:
        left = api.ask("GET", "/volumes/detail")["volumes"]
        if not left:
            return
        for volume in left:
            if volume["status"] in ("available", "error"):
                api.ask("DELETE", f"/volumes/{volume['id']}")
        time.sleep(0.05)
    raise AssertionError(left)


@pytest.fixture(scope="session")
def minicloud() -> Run:
    """Run ``python -m minicloud`` with arguments, and wait for its end."""
    path = os.pathsep.join([str(EXAMPLES), str(EXAMPLES.parent / "src")])

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "minicloud", *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST_SECONDS,
            env=os.environ | {"PYTHONPATH": path, "PYTHONWARNINGS": "ignore"},
        )

    return run


@pytest.fixture(scope="session")
def broker() -> Iterator[str]:
    """Have a RabbitMQ of the tests' own, everything in one folder; return its URL."""
    if not SERVER.exists():
        pytest.skip("no RabbitMQ: apt-get install rabbitmq-server")
    folder = tempfile.mkdtemp(prefix="broker-")
    ports = choose(["node", "dist", "epmd"], {}, {})
    environment = os.environ | {
        "HOME": folder,
        "RABBITMQ_MNESIA_BASE": f"{folder}/mnesia",
        "RABBITMQ_LOG_BASE": f"{folder}/log",
        "RABBITMQ_NODENAME": f"minicloud{ports['node']}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": HOST,
        "RABBITMQ_NODE_PORT": str(ports["node"]),
        "RABBITMQ_DIST_PORT": str(ports["dist"]),
        "ERL_EPMD_PORT": str(ports["epmd"]),
    }
    process = subprocess.Popen(
        [*_as_its_owner(folder), str(SERVER)],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(ports["node"])
        yield f"rabbit://guest:guest@{HOST}:{ports['node']}/"
    finally:
        process.terminate()
        process.wait(LONGEST_SECONDS)
        end = ["epmd", "-port", str(ports["epmd"]), "-kill"]
        subprocess.run(end, check=False, capture_output=True, env=environment)
        shutil.rmtree(folder, ignore_errors=True)


def _as_its_owner(folder: str) -> list[str]:
    """RabbitMQ does not run as root."""
    if os.getuid() != 0:
        return []
    shutil.chown(folder, OWNER, OWNER)
    return ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups"]


def _wait(port: int) -> None:
    end = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the broker does not listen")
