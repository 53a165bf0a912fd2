"""A RabbitMQ of one's own, for as long as a block runs: everything in one folder."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from minicloud.errors import CloudError
from minicloud.ports import HOST, choose

SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
"""Where Debian's package has it."""

OWNER = "rabbitmq"
PATIENCE_SECONDS = 120


@contextmanager
def running() -> Iterator[str]:
    """Have a broker while the block runs; yield its URL.

    Raises:
        CloudError: RabbitMQ is not installed, or does not start.
    """
    if not SERVER.exists():
        raise CloudError("no RabbitMQ is installed: apt-get install rabbitmq-server")
    folder = tempfile.mkdtemp(prefix="broker-")
    ports = choose(["node", "dist", "epmd"], {}, {})
    environment = os.environ | _variables(folder, ports)
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
        process.wait(PATIENCE_SECONDS)
        end = ["epmd", "-port", str(ports["epmd"]), "-kill"]
        subprocess.run(end, check=False, capture_output=True, env=environment)
        shutil.rmtree(folder, ignore_errors=True)


def _variables(folder: str, ports: Mapping[str, int]) -> dict[str, str]:
    return {
        "HOME": folder,
        "RABBITMQ_MNESIA_BASE": f"{folder}/mnesia",
        "RABBITMQ_LOG_BASE": f"{folder}/log",
        "RABBITMQ_NODENAME": f"minicloud{ports['node']}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": HOST,
        "RABBITMQ_NODE_PORT": str(ports["node"]),
        "RABBITMQ_DIST_PORT": str(ports["dist"]),
        "ERL_EPMD_PORT": str(ports["epmd"]),
    }


def _as_its_owner(folder: str) -> list[str]:
    """RabbitMQ does not run as root."""
    if os.getuid() != 0:
        return []
    shutil.chown(folder, OWNER, OWNER)
    return ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups"]


def _wait(port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise CloudError("the broker does not listen")
