"""Visit pages with a real browser, and tell what it saw."""

import json
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from provedocs.node import node_program

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Visit:
    """What happened at an address, and what `look` answered there."""

    url: str
    errors: list[str]
    foreign: list[str]
    missing: list[str]
    seen: Any = None


def visit(browser: str, visits: Iterable[tuple[str, str]]) -> list[Visit]:
    """Open each address with *browser*, let the page answer the function beside it."""
    asked = [{"url": url, "look": look} for url, look in visits]
    run = subprocess.run(
        [node_program(), str(Path(__file__).with_name("visit.mjs"))],
        cwd=ROOT,
        input=json.dumps(
            {"browser": browser, "path": program(browser), "visits": asked}
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [Visit(**told) for told in json.loads(run.stdout)]


def program(browser: str) -> str | None:
    """Return where *browser* is, if it is one that must be installed."""
    if browser == "chrome":
        return None  # launch.mjs finds it
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip("Firefox is not installed: apt install firefox-esr")
    return path
