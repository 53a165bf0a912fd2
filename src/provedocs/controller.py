"""One pytest run over pages: what is collected, kept, rewritten and told."""

from pathlib import Path
from typing import Any

import pytest

from provedocs.leanings import leanings
from provedocs.ledger import PROPERTY, Row, edits_of, keep_record
from provedocs.lifeline import Lifeline
from provedocs.nodes import SESSION, Page
from provedocs.prover import Prover
from provedocs.reader import pages_of
from provedocs.record import RECORD
from provedocs.session import ProofSession
from provedocs.summary import counted, over_budget
from provedocs.update import ChangedError, update_page

_SHARED = "provedocs_shared"


class Controller:
    """The hooks of a run; under pytest-xdist each worker has one as well."""

    def __init__(self, config: pytest.Config) -> None:
        self._config, self._root = config, config.rootpath
        self._pages = [self._root / page for page in config.getini("provedocs_pages")]
        self._timeout = _number(config, "provedocs_timeout")
        self._budget = _number(config, "provedocs_shown_budget")
        self._pythonpath = [self._root / path for path in config.getini("pythonpath")]
        self._leanings: dict[str, str] = {}
        self._rows: dict[str, Row] = {}
        self._skipped: list[str] = []
        self._told: list[str] = []
        self._lifeline: Lifeline | None = None
        shared = getattr(config, "workerinput", {}).get(_SHARED)
        prover = Prover(
            self._root,
            [str(path) for path in self._pythonpath],
            Path(shared) if shared else None,
        )
        self._session = ProofSession(
            self._root, prover, self._timeout, config.option.prove_update
        )
        config.stash[SESSION] = self._session

    def close(self) -> None:
        """End the process that runs pages."""
        self._session.close()
        if self._lifeline is not None:
            self._lifeline.close()

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker of pytest-xdist where what all of them share is."""
        self._lifeline = self._lifeline or Lifeline()
        node.workerinput[_SHARED] = str(self._lifeline.folder)

    def pytest_sessionstart(self) -> None:
        """Take note of what pages can import, before any of them does."""
        if not hasattr(self._config, "workerinput"):
            self._leanings = leanings(self._root, self._pythonpath)

    def pytest_collect_file(self, file_path: Path, parent: Any) -> Page | None:
        """Collect the Markdown files that the project names as its pages."""
        if file_path.suffix != ".md" or not self._is_page(file_path):
            return None
        return Page.from_parent(parent, path=file_path)

    def _is_page(self, path: Path) -> bool:
        return any(path == page or page in path.parents for page in self._pages)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Tell each page how far down it is wanted."""
        for item in session.items:
            page = item.parent
            if isinstance(page, Page):
                page.wanted = max(page.wanted, getattr(item, "index", -1))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in what became of a block, wherever it was proved."""
        if report.when == "call" or not report.passed:
            properties: Any = dict(report.user_properties)
            if row := properties.get(PROPERTY):
                self._rows[row["id"]] = row
                if report.skipped:
                    self._skipped.append(row["id"])

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the record, rewrite pages if asked to, and judge the whole."""
        if hasattr(self._config, "workerinput") or not self._rows:
            return
        rows = list(self._rows.values())
        failed = self._update(rows) + self._judge(rows)
        self._told.insert(0, counted(rows))
        keep_record(self._root / RECORD, rows, self._root, self._leanings)
        if failed and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        self._told += failed

    def _update(self, rows: list[Row]) -> list[str]:
        """Rewrite the pages that show something else; return what could not be."""
        failed = []
        for page in dict.fromkeys(row["page"] for row in rows if row.get("edits")):
            of_page = [row for row in rows if row["page"] == page]
            try:
                self._told.append(
                    update_page(self._root, page, of_page[0]["read"], edits_of(of_page))
                )
            except ChangedError as error:
                failed.append(str(error))
                for row in of_page:
                    row["status"] = "" if row.get("edits") else row["status"]
        return failed

    def _judge(self, rows: list[Row]) -> list[str]:
        failed = [f"not proved, but skipped: {name}" for name in self._skipped]
        told = over_budget(rows, self._budget)
        return failed + ([told] if told and self._is_everything() else [])

    def _is_everything(self) -> bool:
        """Tell whether every block of every page was part of this run."""
        pages = pages_of(self._root, self._config.getini("provedocs_pages"))
        scans = [self._session.reader.read(page) for page in pages]
        return all(block.id in self._rows for scan in scans for block in scan.blocks)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say how many blocks were proved, and what was rewritten."""
        if self._told:
            terminalreporter.section("provedocs")
            for text in self._told:
                terminalreporter.write_line(text)


def _number(config: pytest.Config, name: str) -> float:
    value = config.getini(name)
    try:
        return float(value)
    except ValueError:
        raise pytest.UsageError(f"{name}: {value!r} is no number") from None
