"""Pages in, outcomes out: what the tests of the prover share."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from provedocs.blocks import Block, find_blocks
from provedocs.errors import Edit, Problem
from provedocs.job import Job, Outcome
from provedocs.prover import Prover
from provedocs.update import PageEdit, edited

_REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Proved:
    """What became of the blocks of a page."""

    text: str
    blocks: list[Block]
    outcomes: list[Outcome]

    @property
    def statuses(self) -> list[str]:
        return [outcome.status for outcome in self.outcomes]

    @property
    def problems(self) -> list[Problem]:
        return [p for outcome in self.outcomes for p in outcome.problems]

    @property
    def problem(self) -> Problem:
        """The page's only problem."""
        [problem] = self.problems
        return problem

    @property
    def said(self) -> list[str]:
        """Each problem as ``line: what``."""
        return [f"{p.where.removeprefix('page.md:')}: {p.what}" for p in self.problems]

    @property
    def updated(self) -> str:
        """The page as update mode would leave it."""
        pairs = zip(self.blocks, self.outcomes, strict=True)
        edits = [PageEdit(b.line, e) for b, o in pairs for e in o.edits]
        return edited(self.text, edits)

    @property
    def edits(self) -> list[Edit]:
        return [edit for outcome in self.outcomes for edit in outcome.edits]


class Proving:
    """Proves pages of a project at *root*; a call takes a page's text."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.prover = Prover(root, [str(root)])

    def __call__(self, text: str, **settings: Any) -> Proved:
        text = dedent(text).removeprefix("\n")
        (self.root / "page.md").write_text(text, encoding="utf-8")
        scan = find_blocks(text, "page.md")
        assert not scan.problems
        job = Job(str(self.root), "page.md", scan.blocks, **settings)
        return Proved(text, scan.blocks, list(self.prover.prove(job)))

    def python(self, *blocks: str, directive: str = "") -> Proved:
        """Prove a page of Python *blocks*, the first one's code from line 2 on."""
        return self("\n".join(_fence("python", code, directive) for code in blocks))

    def console(self, *blocks: str) -> Proved:
        """Prove a page of sessions, the first one's command on line 2."""
        return self("\n".join(_fence("console", code) for code in blocks))


def _fence(language: str, code: str, directive: str = "") -> str:
    comment = f"<!-- prove: {directive} -->\n" if directive else ""
    return f"{comment}```{language}\n{dedent(code).strip(chr(10))}\n```\n"


@pytest.fixture
def proving_at() -> Iterator[Callable[[Path], Proving]]:
    """Prove pages at another root, each by a keeper of its own."""
    with ExitStack() as stack:

        def start(root: Path) -> Proving:
            proving = Proving(root)
            stack.callback(proving.prover.close)
            return proving

        yield start


@pytest.fixture(scope="session")
def prove(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proving]:
    """Prove pages in a project of their own, all by one keeper."""
    root = tmp_path_factory.mktemp("project")
    (root / "node_modules").symlink_to(_REPOSITORY / "node_modules")
    proving = Proving(root)
    yield proving
    proving.prover.close()


_LEAN = ("-p", "no:hypothesispytest", "-p", "no:cacheprovider")


class Project:
    """A project with pages in ``docs``."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester, self.root = pytester, pytester.path
        self.settings()
        (self.root / "docs").mkdir()

    def settings(self, *lines: str, pages: str = 'provedocs_pages = ["docs"]') -> None:
        text = "\n".join(["[tool.pytest]", pages, *lines, ""])
        (self.root / "pyproject.toml").write_text(text)

    def page(self, text: str, name: str = "p.md") -> Path:
        path = self.root / "docs" / name
        path.write_bytes(dedent(text).removeprefix("\n").encode())
        return path

    def conftest(self, text: str) -> None:
        (self.root / "conftest.py").write_text(dedent(text))

    def run(self, *args: str) -> pytest.RunResult:
        return self.pytester.runpytest_inprocess(*_LEAN, "-p", "no:randomly", *args)

    def run_apart(self, *args: str) -> pytest.RunResult:
        """Run pytest in a process of its own, in random order."""
        return self.pytester.runpytest_subprocess(*_LEAN, *args)


@pytest.fixture
def project(pytester: pytest.Pytester) -> Project:
    return Project(pytester)
