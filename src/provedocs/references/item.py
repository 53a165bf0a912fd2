"""The references of a page as a test of its own: ``docs/page.md::references``."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from provedocs.blocks import Scan
from provedocs.errors import Unproved
from provedocs.references.proving import names_of, prove_references
from provedocs.references.record import keep_references, row_of
from provedocs.telling import Told, headline

SETTING = "provedocs_references"
PROPERTY = "provedocs-references"
"""The name under which a report carries a page's references to the controller."""


def reference_items(parent: pytest.Collector, scan: Scan) -> Iterator[pytest.Item]:
    """Yield the item of a page, if the page names anything that is checked."""
    packages = parent.config.getini(SETTING)
    if packages and not scan.problems and names_of(scan, packages):
        item: Any = ReferencesItem.from_parent(parent, name="references")
        item.scan, item.packages = scan, packages
        yield item


class ReferencesItem(Told, pytest.Item):
    """Everything that the prose of one page names."""

    scan: Scan
    packages: Sequence[str]

    def runtest(self) -> None:
        """Look all of it up; fail with each name that is not as the page says."""
        root = self.config.rootpath
        proved, problems = prove_references(self.scan, self.packages, root)
        self.user_properties.append((PROPERTY, row_of(self.scan, proved)))
        if problems:
            raise Unproved(problems)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the page begins."""
        return self.path, 0, headline(self)


class ReferenceKeeper:
    """Takes what was proved of each page, wherever that was, and writes it down."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._rows: dict[str, Any] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in the references of a page."""
        row = dict(report.user_properties).get(PROPERTY)
        if report.when == "call" and isinstance(row, dict):
            self._rows[row["page"]] = row

    def pytest_sessionfinish(self) -> None:
        """Write the record, once."""
        if self._rows and not hasattr(self._config, "workerinput"):
            keep_references(self._config.rootpath, self._rows.values())

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say how many names were found."""
        if self._rows:
            count = sum(len(row["references"]) for row in self._rows.values())
            told = f"{count} references on {len(self._rows)} pages proved"
            terminalreporter.write_line(told)
