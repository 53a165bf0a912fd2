"""What is measured: how each tool is set up, and what it checks."""

from dataclasses import dataclass, field
from importlib import metadata


@dataclass(frozen=True)
class Tool:
    """One way to run the pages: its files, its command, and what it would notice."""

    name: str
    checks: str
    command: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict)
    package: str = ""

    @property
    def title(self) -> str:
        """Return the name, with the version of what is installed."""
        return (
            f"{self.name} {metadata.version(self.package)}"
            if self.package
            else self.name
        )


PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")

FLOOR = """\
import re, sys
from pathlib import Path

FENCE = re.compile(r"^```python\\n(.*?)^```", re.M | re.S)
for page in sorted(Path("docs").glob("*.md")):
    names = {}
    for code in FENCE.findall(page.read_text()):
        exec(compile(code, str(page), "exec"), names)
"""

EMPTY = """\
import pytest
from pathlib import Path

COUNT = 5 * len(list(Path("docs").glob("*.md")))

@pytest.mark.parametrize("n", range(COUNT))
def test_nothing(n):
    pass
"""

EXAMPLES = """\
import pytest
from pytest_examples import find_examples

@pytest.mark.parametrize("example", list(find_examples("docs")), ids=str)
def test_block(example, eval_example):
    eval_example.run_print_check(example)
"""

SYBIL = """\
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

sybil = Sybil(parsers=[PythonCodeBlockParser()], patterns=["*.md"])
pytest_collect_file = sybil.pytest()
"""

MKTESTDOCS = """\
import pytest
from pathlib import Path
from mktestdocs import check_md_file

@pytest.mark.parametrize("page", sorted(Path("docs").glob("*.md")), ids=str)
def test_page(page):
    check_md_file(page, memory=True)
"""

TOOLS = (
    Tool(
        "floor: compile and exec",
        "nothing, in one process",
        ("floor.py",),
        {"floor.py": FLOOR},
    ),
    Tool(
        "floor: empty pytest tests",
        "nothing",
        (*PYTEST, "test_empty.py"),
        {"test_empty.py": EMPTY},
    ),
    Tool(
        "provedocs",
        "errors, outputs, stale outputs, fences that are lost; a process a page",
        (*PYTEST, "-p", "provedocs.pytest_plugin", "docs"),
        {"pyproject.toml": '[tool.pytest]\nprovedocs_pages = ["docs"]\n'},
        "provedocs",
    ),
    Tool(
        "pytest-examples",
        "errors, outputs of print",
        (*PYTEST, "-p", "pytest_examples", "test_docs.py"),
        {"test_docs.py": EXAMPLES},
        "pytest-examples",
    ),
    Tool("Sybil", "errors", (*PYTEST, "docs"), {"conftest.py": SYBIL}, "sybil"),
    Tool(
        "pytest-markdown-docs",
        "errors",
        (*PYTEST, "-p", "pytest_markdown_docs.plugin", "--markdown-docs", "docs"),
        {},
        "pytest-markdown-docs",
    ),
    Tool(
        "mktestdocs",
        "errors; one test a page",
        (*PYTEST, "test_docs.py"),
        {"test_docs.py": MKTESTDOCS},
        "mktestdocs",
    ),
)
