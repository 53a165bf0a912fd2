"""One build of the real site, shared by all tests of it."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import chdir
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from provedocs.blocks import Block, find_blocks
from provedocs.record import Proof, fingerprints, write_record

ROOT = Path(__file__).parents[2]


def claim(block: Block, fingerprint: str) -> Proof:
    """Say that a block was proved: whether it can be is asked elsewhere."""
    reason = block.options.get("shown", "")
    same = "same" in block.options or "--8<--" in block.source
    return Proof(
        id=block.id,
        hash=fingerprint,
        language=block.language,
        status="shown" if reason else "same" if same else "run",
        verifier=block.language,
        versions={},
        seconds=0,
        when="2026-01-31T12:00:00Z",
        reason=reason,
    )


def claims() -> Iterator[Proof]:
    for path in (ROOT / "docs").rglob("*.md"):
        page = path.relative_to(ROOT).as_posix()
        blocks = find_blocks(path.read_text(encoding="utf-8"), page).blocks
        hashes = fingerprints(blocks)
        yield from (claim(block, hashes[block.id]) for block in blocks)


class Warnings(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


def build_into(folder: Path) -> None:
    warnings = Warnings()
    write_record(folder / "proof.json", claims())
    logging.getLogger("mkdocs").addHandler(warnings)
    with chdir(ROOT):
        config = load_config("mkdocs.yml", site_dir=str(folder / "site"))
        config.plugins["provedocs"].config.record = str(folder / "proof.json")
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    logging.getLogger("mkdocs").removeHandler(warnings)
    (folder / "warnings.txt").write_text("\n".join(warnings.told), encoding="utf-8")


class Site:
    """The built files, and what is in them; a page is its path in the site."""

    def __init__(self, built: Path) -> None:
        self.folder = built / "site"
        self.warnings = (built / "warnings.txt").read_text(encoding="utf-8")
        self.page = cache(self._read)
        self.anchors = cache(self._anchors)
        paths = self.folder.rglob("*.html")
        self.pages = sorted(path.relative_to(self.folder).as_posix() for path in paths)

    def _read(self, page: str) -> BeautifulSoup:
        text = (self.folder / page).read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser")

    def _anchors(self, page: str) -> set[str]:
        return {element["id"] for element in self.page(page).find_all(id=True)}

    def has(self, path: str) -> bool:
        return (self.folder / path).is_file()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the built site; workers of one run share it."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (base / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (base / "built" / "warnings.txt").exists():
            build_into(base / "built")
    return Site(base / "built")
