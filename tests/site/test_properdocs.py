"""The site that ProperDocs, a maintained fork of MkDocs, builds of the same files."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from provedocs.record import RECORD, write_record
from tests.site.built import Site
from tests.site.conftest import ROOT, claims

PROGRAM = ROOT / "build/properdocs/bin/properdocs"
PAGES = ["index.html", "cinder-flow/index.html", "reference/proof/index.html"]
MADE_BY = re.compile(r'<meta [^>]*name="generator"[^>]*>')


@pytest.fixture(scope="module")
def twin(tmp_path_factory) -> Path:
    """Return the site that ProperDocs builds in a copy of this project."""
    if not PROGRAM.exists():
        pytest.skip("ProperDocs is not installed: make build/properdocs/installed")
    project = tmp_path_factory.mktemp("properdocs")
    for name in ("docs", "examples", "overrides", "src", "node_modules"):
        (project / name).symlink_to(ROOT / name)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, project)
    write_record(project / RECORD, claims())
    cache = ROOT / "build/publish"
    if cache.is_dir():
        (project / "build/publish").symlink_to(cache)
    command = [PROGRAM, "build", "--strict", "--config-file", "mkdocs.yml"]
    run = subprocess.run(
        command,
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return project / "site"


def files(folder: Path) -> list[str]:
    paths = folder.rglob("*")
    return sorted(
        path.relative_to(folder).as_posix() for path in paths if path.is_file()
    )


def test_it_writes_the_same_files(twin, site: Site) -> None:
    assert files(twin) == files(site.folder)


@pytest.mark.parametrize("page", PAGES)
def test_its_pages_are_the_same_but_for_its_name(twin, site: Site, page) -> None:
    made, ours = (
        MADE_BY.sub("", (folder / page).read_text(encoding="utf-8"))
        for folder in (twin, site.folder)
    )
    assert made == ours


def test_it_has_built_them_itself(twin) -> None:
    assert "ProperDocs" in (twin / "index.html").read_text(encoding="utf-8")
