"""How soon a cloud serves, and in how much memory; ``make bench`` runs it."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
SERVICES = ("cinder", "cinder,keystone")
READY = re.compile(r"ready in (?P<seconds>[\d.]+) s, (?P<memory>\d+) MB")


def main() -> int:
    """Start each cloud in a new folder, then again in the same; print a table."""
    print("| Services | Start | s | MB |", "|---|---|---:|---:|", sep="\n")
    for services in SERVICES:
        with tempfile.TemporaryDirectory() as folder:
            for start in ("cold", "warm"):
                seconds, memory = boot(services, f"{folder}/cloud")
                print(f"| {services} | {start} | {seconds} | {memory} |", flush=True)
    print(f"Load of the machine: {os.getloadavg()[0]:.1f}")
    return 0


def boot(services: str, folder: str) -> tuple[str, str]:
    """Return seconds and megabytes that a cloud in *folder* reports once it serves."""
    command = [sys.executable, "-m", "minicloud"]
    cloud = subprocess.Popen(
        [*command, "up", "--services", services, "--dir", folder],
        cwd=EXAMPLES,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert cloud.stdout is not None
    told = ""
    for line in cloud.stdout:
        told += line
        if ready := READY.search(line):
            subprocess.run(
                [*command, "down", "--dir", folder],
                cwd=EXAMPLES,
                check=True,
                stdout=subprocess.DEVNULL,
            )
            cloud.communicate()
            return ready["seconds"], ready["memory"]
    sys.exit(f"the cloud does not start:\n{told}")


if __name__ == "__main__":
    sys.exit(main())
