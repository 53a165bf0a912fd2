"""One cloud for all tests of a session, as a program would be used: from outside."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from minicloud import cloud, rest
from minicloud.broker import SERVER, running
from minicloud.settings import Settings

EXAMPLES = Path(__file__).parents[3] / "examples"
LONGEST_SECONDS = 120

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
    """Have a RabbitMQ of the tests' own; return its URL."""
    if not SERVER.exists():
        pytest.skip("no RabbitMQ: apt-get install rabbitmq-server")
    with running() as url:
        yield url
