"""A terminal finds what was installed, once it was told where: see README.md."""

import shlex
import subprocess
import sys
from pathlib import Path


def told(command: str) -> str:
    """Return what *command* says in a terminal that knows nothing but the system."""
    activate = shlex.quote(str(Path(sys.prefix, "bin", "activate")))
    run = subprocess.run(
        ["bash", "-c", f"source {activate}; {command}"],
        cwd="/",
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_it_finds_the_examples_from_any_folder() -> None:
    assert "True" in told("python -m python_basics tuples")


def test_it_finds_the_commands_of_openstack() -> None:
    assert told("command -v cinder openstack cinder-manage").count("\n") == 3
