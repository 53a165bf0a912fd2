"""What pytest collects: a page is a file, a block an item."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from provedocs.blocks import Scan
from provedocs.config import ConfigError
from provedocs.errors import Unproved
from provedocs.fixtures import fixture_values
from provedocs.ledger import PROPERTY, Row, rows_of, take
from provedocs.services import versions_behind
from provedocs.session import ProofSession
from provedocs.telling import Told, headline

SESSION = pytest.StashKey[ProofSession]()
"""Where the configuration keeps what the pages of a run share."""


class Page(pytest.File):
    """A page; its items are its blocks, and what is wrong with it as a whole.

    ``wanted`` is the index of the last block that is to be proved, and ``names``
    are what its fixtures gave.  ``module`` is by what pytest-randomly keeps the
    blocks of a page together.
    """

    scan: Scan
    rows: list[Row]
    module: ModuleType
    names: Mapping[str, Any] = {}
    wanted = -1

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the items of the page."""
        try:
            self.scan = self.config.stash[SESSION].reader.read(self.path)
        except ConfigError as error:
            raise self.CollectError(str(error)) from None
        self.rows = rows_of(self.scan)
        self.module = ModuleType(self.nodeid)
        if self.scan.problems:
            yield PageItem.from_parent(self, name="page")
        needy = any("needs" in block.options for block in self.scan.blocks)
        for index, block in enumerate(self.scan.blocks):
            if needy:
                yield _fixture_item(self, index)
            else:
                yield BlockItem.from_parent(self, name=block.name, index=index)
        if self.config.getini("provedocs_references"):
            from provedocs.references.item import reference_items

            yield from reference_items(self, self.scan)

    def prove(self, index: int, request: pytest.FixtureRequest | None = None) -> None:
        """Prove the block at *index*, after those above it.

        Raises:
            Unproved: it is not so.
        """
        __tracebackhide__ = True
        session = self.config.stash[SESSION]
        wanted = self.scan.blocks[: self.wanted + 1]
        outcome = session.known(self.scan.page, index)
        if outcome is None:
            self.names, wrong = fixture_values(wanted, request)
            outcome = session.proved(wanted, index, self.names, wrong)
        services = versions_behind(self.scan.blocks, index, self.names)
        self.rows[index]["services"] = services
        if problems := take(self.rows[index], outcome, session.updating):
            raise Unproved(problems)


class PageItem(Told, pytest.Item):
    """The page as a whole: it fails with what keeps the page from being read."""

    def runtest(self) -> None:
        """Fail with the problems of the page."""
        assert isinstance(self.parent, Page)
        raise Unproved(self.parent.scan.problems)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the page begins."""
        return self.path, 0, headline(self)


class BlockItem(Told, pytest.Item):
    """A block."""

    def __init__(self, *, index: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        _know_block(self, index)
        assert isinstance(self.parent, Page)
        self.module = self.parent.module

    def runtest(self) -> None:
        """Prove the block."""
        assert isinstance(self.parent, Page)
        self.parent.prove(self.index)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the line of the block's fence."""
        return self.path, self.line - 1, headline(self)


class FixtureItem(Told, pytest.Function):
    """A block of a page that needs fixtures."""

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return the line of the block's fence."""
        return self.path, self.line - 1, headline(self)


def _fixture_item(page: Page, index: int) -> FixtureItem:
    def prove(request: pytest.FixtureRequest) -> None:
        __tracebackhide__ = True
        page.prove(index, request)

    name = page.scan.blocks[index].name
    item = FixtureItem.from_parent(page, name=name, callobj=prove)
    _know_block(item, index)
    return item


def _know_block(item: Any, index: int) -> None:
    """Tell *item* which block of its page it is."""
    block = item.parent.scan.blocks[index]
    item.index, item.line = index, block.line
    item.extra_keyword_matches.add(block.language)
    item.user_properties.append((PROPERTY, item.parent.rows[index]))
