"""A project that has never heard of OpenStack is proved, and built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TEA = Path(__file__).parent / "projects" / "tea"


@pytest.fixture
def tea(tmp_path):
    """Return a copy of the project."""
    return Path(shutil.copytree(TEA, tmp_path / "tea"))


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )


def test_its_pages_are_proved(tea):
    done = run(tea, "pytest", "-q")
    assert "3 blocks: 3 run; 100 % accounted for" in done.stdout
    assert done.returncode == 0


def test_a_fault_is_told_at_its_line(tea):
    page = tea / "docs" / "index.md"
    page.write_text(page.read_text().replace("#> 2", "#> 3"))
    done = run(tea, "pytest", "-q")
    assert "docs/index.md:9: wrong: something else was printed" in done.stdout
    assert done.returncode == 1


def test_its_site_shows_that_each_block_ran(tea):
    run(tea, "pytest", "-q")
    done = run(tea, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert (tea / "site" / "index.html").read_text().count("ran") >= 3


def test_a_site_is_not_built_after_its_code_changed(tea):
    run(tea, "pytest", "-q")
    with (tea / "tea.py").open("a") as code:
        code.write("# another blend\n")
    done = run(tea, "mkdocs", "build", "--strict")
    assert done.returncode != 0
    assert "the Python files in . have changed since a page was proved" in done.stderr
    assert "prove it first: pytest docs/index.md" in done.stderr
    run(tea, "pytest", "-q")
    assert run(tea, "mkdocs", "build", "--strict").returncode == 0


def test_a_site_that_was_not_proved_is_not_built(tea):
    done = run(tea, "mkdocs", "build", "--strict")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
