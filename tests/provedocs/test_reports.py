"""Where a reader reports what is wrong."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from provedocs.blocks import find_blocks
from provedocs.places import Places
from provedocs.record import Proof
from provedocs.reports import report_block, report_page

NOWHERE = Places(Path(), Path("docs"), (), "")
BLOCK = find_blocks("# A b\n\n```python\nx = 1\n```\n", "docs/a.md").blocks[0]
PROOF = Proof(
    BLOCK.id, "", "python", "run", "python", {"Python": "3.11.7"}, 0.1, "2026-01-31"
)


@pytest.mark.parametrize(
    ("repository", "edit", "form"),
    [
        ("https://github.com/a/b", "", "https://github.com/a/b/issues/new"),
        ("https://gitlab.com/a/b", "", "https://gitlab.com/a/b/-/issues/new"),
        (
            "https://code.example.org/a/b",
            "https://code.example.org/a/b/-/edit/main/docs/",
            "https://code.example.org/a/b/-/issues/new",
        ),
    ],
)
def test_the_form_is_the_one_of_the_code_host(repository, edit, form) -> None:
    places = replace(NOWHERE, repository=repository, edit=edit)
    assert report_page(places, "docs/a.md").partition("?")[0] == form


def test_the_form_knows_the_block_its_line_and_its_proof() -> None:
    places = replace(NOWHERE, repository="https://github.com/a/b")
    query = parse_qs(urlsplit(report_block(places, BLOCK, PROOF)).query)
    assert query["title"] == ["Problem with docs/a.md::a-b/1"]
    assert query["body"][0].split("\n")[:3] == [
        "Page: docs/a.md:3",
        "Block: docs/a.md::a-b/1",
        "Proof: run, Python 3.11.7, 2026-01-31",
    ]


def test_the_form_of_gitlab_has_its_own_parameters() -> None:
    places = replace(NOWHERE, repository="https://gitlab.com/a/b")
    query = parse_qs(urlsplit(report_page(places, "docs/a.md")).query)
    assert query["issue[title]"] == ["Problem on docs/a.md"]


def test_without_a_repository_there_is_no_form() -> None:
    assert report_page(NOWHERE, "docs/a.md") == report_block(NOWHERE, BLOCK, None) == ""
