"""The files that have others build and publish the site are what those can read."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
WORKFLOW = ".github/workflows/site.yml"
SCHEMAS = {
    WORKFLOW: "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    ".readthedocs.yaml": "vendor.readthedocs",
}


def lint(*command: str) -> tuple[int, str]:
    """Return the exit status and the findings of a linter, run at the root."""
    program, *arguments = command
    run = subprocess.run(
        [BIN / program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout


@pytest.mark.parametrize("path", SCHEMAS)
def test_a_file_is_of_the_schema_of_its_reader(path) -> None:
    status, told = lint("check-jsonschema", "--builtin-schema", SCHEMAS[path], path)
    assert (status, told) == (0, "ok -- validation done\n")


def test_the_workflow_has_no_weakness_that_zizmor_knows() -> None:
    status, told = lint(
        "zizmor", "--offline", "--pedantic", "--format=plain", ".github"
    )
    assert status == 0, told


def test_yaml_is_written_as_the_house_does() -> None:
    assert lint("yamllint", "--strict", "mkdocs.yml", *SCHEMAS) == (0, "")


def test_the_container_file_has_no_fault_that_hadolint_knows() -> None:
    assert lint("hadolint", "hosting/Containerfile") == (0, "")


def test_an_action_is_pinned_by_its_commit_and_tells_its_version() -> None:
    text = (ROOT / WORKFLOW).read_text(encoding="utf-8")
    used = re.findall(r"^.*\buses:.*$", text, re.M)
    assert used
    assert [
        line
        for line in used
        if not re.search(r"@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", line)
    ] == []


def commands() -> set[str]:
    """Return the targets of make that any of the files asks for."""
    texts = [(ROOT / path).read_text(encoding="utf-8") for path in SCHEMAS]
    return {
        target
        for text in texts
        for made in re.findall(r"\bmake ([a-z ]+)$", text, re.M)
        for target in made.split()
    }


def test_the_files_ask_for_nothing_but_what_the_readme_tells() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"\bmake (\w+)", readme))
    assert {"test", "publish"} <= commands() <= told


def test_every_job_ends_within_its_time() -> None:
    github = yaml.safe_load((ROOT / WORKFLOW).read_text(encoding="utf-8"))
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert all("timeout-minutes" in job for job in github["jobs"].values())
    assert all("timeout" in job for job in gitlab.values() if "script" in job)
