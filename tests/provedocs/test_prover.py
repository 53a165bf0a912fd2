"""The keeper, from outside."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from provedocs.blocks import find_blocks
from provedocs.job import Job
from provedocs.prover import Prover, environment


def page(root: Path, text: str) -> Job:
    return Job(str(root), "p.md", find_blocks(text, "p.md").blocks)


def test_one_keeper_proves_page_after_page(tmp_path):
    prover = Prover(tmp_path)
    code = "```python\nimport os\nprint(os.getppid())\n```\n"
    [[first], [second]] = (prover.prove(page(tmp_path, code)) for _ in range(2))
    prover.close()
    assert first.problems[0].got == second.problems[0].got


def test_a_keeper_is_started_by_the_first_page(tmp_path):
    prover = Prover(tmp_path)
    assert prover._keeper is None
    prover.close()


def test_a_page_that_nobody_waits_for_does_not_disturb_the_next(tmp_path):
    prover = Prover(tmp_path)
    two = "```python\nx = 1\n```\n\n```python\nx = 2\n```\n"
    outcomes = prover.prove(page(tmp_path, two))
    next(outcomes)
    outcomes.close()
    assert len(list(prover.prove(page(tmp_path, two)))) == 2
    prover.close()


def test_a_closed_prover_proves_again(tmp_path):
    prover = Prover(tmp_path)
    for _ in range(2):
        [outcome] = prover.prove(page(tmp_path, "```python\nx = 1\n```\n"))
        prover.close()
    assert outcome.status == "run"


def test_a_keeper_that_is_closed_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    prover = Prover(tmp_path)
    [outcome] = prover.prove(page(tmp_path, "```python\nopen('a', 'w').close()\n```\n"))
    prover.close()
    assert outcome.status == "run"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSTOP"])
def test_a_keeper_that_is_lost_leaves_no_folder(tmp_path, monkeypatch, name):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    prover = Prover(tmp_path)
    kill = f"import os, signal\nos.kill(os.getppid(), signal.{name})\nsignal.pause()\n"
    [outcome] = prover.prove(page(tmp_path, f"```python\n{kill}```\n"))
    prover.close()
    assert outcome.status == ""
    assert list(tmp_path.iterdir()) == []


def test_what_a_page_started_ends_with_a_keeper_that_is_lost(tmp_path):
    prover = Prover(tmp_path)
    stray = tmp_path / "stray"
    text = (
        f"```console\n$ (setsid sh -c 'echo $$ > {stray}; exec sleep 60' &)\n"
        f"$ until [ -s {stray} ]; do sleep 0.05; done\n```\n\n"
        "```python\nimport os\nos.kill(os.getppid(), 9)\n```\n"
    )
    list(prover.prove(page(tmp_path, text)))
    prover.close()
    assert not _runs(int(stray.read_text()))


def test_a_run_that_is_killed_leaves_no_folder(tmp_path):
    code = (
        "import os; from pathlib import Path\n"
        "from provedocs.blocks import find_blocks; from provedocs.job import Job\n"
        "from provedocs.prover import Prover\n"
        "blocks = find_blocks('```python\\nx = 1\\n```\\n', 'p.md').blocks\n"
        "list(Prover(Path.cwd()).prove(Job(os.getcwd(), 'p.md', blocks)))\n"
        "print(os.listdir(os.environ['TMPDIR']), flush=True); os.kill(os.getpid(), 9)\n"
    )
    folder = tmp_path / "tmp"
    folder.mkdir()
    environment = os.environ | {"TMPDIR": str(folder)}
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert told.stdout.count(b"provedocs-") == 2
    until = time.monotonic() + 60
    while list(folder.iterdir()) and time.monotonic() < until:
        time.sleep(0.01)
    assert list(folder.iterdir()) == []


def _runs(pid: int) -> bool:
    """Tell whether there is a process *pid* that still has memory of its own."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""
    except OSError:
        return False


def test_the_packages_of_a_project_are_found(tmp_path):
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "package_of_tests.py").write_text("x = 1\n")
    prover = Prover(tmp_path, [str(tmp_path / "lib")])
    code = "```python\nimport package_of_tests\n```\n"
    [outcome] = prover.prove(page(tmp_path, code))
    prover.close()
    assert outcome.status == "run"


def test_the_environment_holds_nothing_of_ours(monkeypatch):
    monkeypatch.setenv("TOKEN", "secret")
    assert "TOKEN" not in environment([])


def test_the_environment_lets_coverage_through(monkeypatch):
    monkeypatch.setenv("COVERAGE_FILE", "here")
    assert environment([])["COVERAGE_FILE"] == "here"


def test_this_python_is_found_first():
    folder = environment([])["PATH"].split(os.pathsep)[0]
    assert (Path(folder) / "python").exists()


def test_what_a_page_started_ends_when_nobody_waits_for_the_page(tmp_path):
    prover = Prover(tmp_path)
    stray = tmp_path / "stray"
    text = (
        f"```console\n$ (setsid sh -c 'echo $$ > {stray}; exec sleep 60' &)\n"
        f"$ until [ -s {stray} ]; do sleep 0.05; done\n```\n\n"
        "```python\nimport time\ntime.sleep(60)\n```\n"
    )
    outcomes = prover.prove(page(tmp_path, text))
    next(outcomes)
    outcomes.close()
    assert not Path(f"/proc/{stray.read_text().strip()}").exists()
