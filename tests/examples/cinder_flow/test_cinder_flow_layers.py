"""The folders are the stations, and know each other in one direction only."""

import ast
from pathlib import Path

import cinder_flow
import pytest

PACKAGE = Path(cinder_flow.__file__).parent
MAY_KNOW = {
    "model": {"model"},
    "driver": {"driver", "model"},
    "manager": {"manager", "driver", "model"},
    "scheduler": {"scheduler", "manager", "model"},
    "api": {"api", "scheduler", "model"},
}


def imported(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "cinder_flow":
                yield from (alias.name for alias in node.names)
            elif node.module.startswith("cinder_flow."):
                yield node.module.split(".")[1]


@pytest.mark.parametrize("folder", MAY_KNOW)
def test_a_station_knows_only_what_is_below_it(folder):
    known = {
        name for file in (PACKAGE / folder).glob("*.py") for name in imported(file)
    }
    assert known <= MAY_KNOW[folder]


@pytest.mark.parametrize("folder", ["api", "scheduler"])
def test_a_station_knows_no_more_of_the_next_than_how_to_send_to_it(folder):
    texts = [file.read_text() for file in (PACKAGE / folder).glob("*.py")]
    below = {"api": "scheduler", "scheduler": "manager"}[folder]
    lines = [x for text in texts for x in text.splitlines() if f".{below}" in x]
    imports = [line for line in lines if line.startswith(("from", "import"))]
    assert imports
    assert all(f"cinder_flow.{below}.rpcapi" in line for line in imports)
