"""What pages need: one cloud that runs while they are proved, empty for each."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from minicloud import clouds
from minicloud.config.site import TOKEN
from minicloud.stage import Stage


@pytest.fixture(scope="session")
def _stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with clouds.booted(tmp_path_factory.mktemp("minicloud") / "cloud") as made:
        yield Stage(made.site)


@pytest.fixture
def minicloud_dir(_stage: Stage) -> Path:
    """Return the folder of a cloud without volumes."""
    _stage.empty()
    return _stage.site.path


@pytest.fixture
def cinder(_stage: Stage) -> dict[str, object]:
    """Return Cinder's address, what a client must send, and its database."""
    return {
        "url": _stage.site.url("cinder"),
        "headers": {"X-Auth-Token": TOKEN, "Content-Type": "application/json"},
        "database": f"{_stage.site.path}/cinder.db",
        "versions": {"cinder": version("cinder")},
    }
