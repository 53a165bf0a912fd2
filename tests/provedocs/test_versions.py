"""Which versions a proof leaned on."""

import json
import platform

import pytest
import yaml

from provedocs.verifiers import VERIFIERS
from provedocs.versions import versions_of


@pytest.mark.parametrize("language", sorted(VERIFIERS))
def test_every_proof_says_what_it_leaned_on(tmp_path, language):
    assert versions_of(language, tmp_path)


@pytest.mark.parametrize("language", ["same", "shown"])
def test_what_leans_on_nothing_names_nothing(tmp_path, language):
    assert versions_of(language, tmp_path) == {}


def test_a_python_block_leans_on_this_python(tmp_path):
    assert versions_of("python", tmp_path) == {"Python": platform.python_version()}


def test_a_session_leans_on_bash(tmp_path):
    assert versions_of("console", tmp_path)["Bash"][0].isdigit()


def test_yaml_leans_on_its_parser(tmp_path):
    assert versions_of("yaml", tmp_path) == {"PyYAML": yaml.__version__}


def test_a_diagram_leans_on_the_projects_mermaid(tmp_path):
    package = tmp_path / "node_modules" / "mermaid" / "package.json"
    package.parent.mkdir(parents=True)
    package.write_text(json.dumps({"version": "11.2.3"}))
    assert versions_of("mermaid", tmp_path) == {"Mermaid": "11.2.3"}


def test_a_missing_mermaid_has_no_version(tmp_path):
    assert versions_of("mermaid", tmp_path) == {"Mermaid": "unknown"}
