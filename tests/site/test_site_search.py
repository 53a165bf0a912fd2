"""What a reader finds who asks the search."""

import json
import subprocess
import tomllib
from pathlib import Path

import pytest

from provedocs.node import node_program
from provedocs.publish.browser import Browser

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
QUESTIONS = tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))

TYPED = """
  const box = document.querySelector(".md-search__input");
  box.focus();
  box.value = "create_volume";
  box.dispatchEvent(new Event("keyup"));
  const found = () => document.querySelector(".md-search-result__link");
  while (!found()) await new Promise((resolve) => setTimeout(resolve, 50));
  return found().getAttribute("href");
"""


def pages_found(folder: Path, queries: list[str]) -> list[list[str]]:
    """Return the addresses that the search of the site at *folder* gives each query."""
    answer = subprocess.run(
        [node_program(), str(HERE / "search.mjs"), str(folder)],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(answer.stdout)
    return [[sections[0].partition("#")[0] for sections in pages] for pages in found]


def test_what_readers_ask_for_comes_first(site) -> None:
    found = pages_found(site.folder, list(QUESTIONS))
    first = {
        query: pages[0] if pages else ""
        for query, pages in zip(QUESTIONS, found, strict=True)
    }
    assert first == QUESTIONS


@pytest.mark.parametrize("query", ["", "-", "~>", "a^b", '"', "*", "+", "::", "v2~"])
def test_no_query_breaks_the_search(site, query) -> None:
    assert len(pages_found(site.folder, [query, "cinder"])[1]) > 5


def test_words_in_quotation_marks_belong_together(site) -> None:
    alone, together = pages_found(site.folder, ["filter weigh", '"filter weigh"'])
    assert set(together) < set(alone)


def test_the_search_box_of_a_page_finds_a_name(site) -> None:
    with Browser(ROOT) as browser:
        told = browser.ask(
            "visit", folder=str(site.folder), path="index.html", does=TYPED
        )
    assert f"/{QUESTIONS['create_volume']}?h=" in told["value"]
