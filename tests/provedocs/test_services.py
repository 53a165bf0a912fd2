"""What fixtures tell of the services that blocks run against."""

import json

import pytest

from provedocs.blocks import find_blocks
from provedocs.services import versions_behind

CLOUD = {"url": "http://127.0.0.1:1", "versions": {"cinder": "29.0.0"}}
NEEDS = '<!-- prove: needs="cloud" -->\n'


def behind(text: str, index: int, cloud: object = CLOUD) -> dict[str, str]:
    blocks = find_blocks(text, "p.md").blocks
    return versions_behind(blocks, index, {"cloud": cloud})


@pytest.mark.parametrize("language", ["http", "sql", "python", "console", "bash"])
def test_a_block_ran_against_the_services_of_its_fixture(language):
    assert behind(f"{NEEDS}```{language}\n```\n", 0) == {"cinder": "29.0.0"}


def test_a_block_ran_against_the_services_of_the_fixtures_above():
    text = f"{NEEDS}```console\n$ a\n```\n\n```python\n1\n```\n"
    assert behind(text, 1) == {"cinder": "29.0.0"}


def test_a_block_did_not_run_against_services_that_are_needed_below():
    text = f"```python\n1\n```\n\n{NEEDS}```console\n$ a\n```\n"
    assert behind(text, 0) == {}


@pytest.mark.parametrize("language", ["json", "yaml", "toml"])
def test_data_ran_against_no_service(language):
    assert behind(f"{NEEDS}```python\n```\n\n```{language}\n```\n", 1) == {}


@pytest.mark.parametrize("cloud", [None, "http://127.0.0.1:1", "/a.db", 1, {}])
def test_a_fixture_may_tell_no_versions(cloud):
    assert behind(f"{NEEDS}```python\n```\n", 0, cloud) == {}


def test_a_configuration_file_was_held_against_its_package():
    text = '<!-- prove: options="pytest" -->\n```ini\n```\n'
    assert behind(text, 0) == {"pytest": pytest.__version__}


def test_the_record_has_the_versions_of_services(project):
    project.conftest(
        """
        import pytest
        @pytest.fixture
        def cloud():
            return {"versions": {"cinder": "29.0.0"}}
        """
    )
    project.page(f"{NEEDS}```python\n1\n```\n\n```python\n2\n```\n")
    project.run().assert_outcomes(passed=2)
    record = json.loads((project.root / "build/proof.json").read_text())
    found = [block["versions"]["cinder"] for block in record["blocks"]]
    assert found == ["29.0.0", "29.0.0"]
