"""One build of the real site, shared by all tests of it."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from provedocs.blocks import Block, find_blocks
from provedocs.record import Proof, fingerprints, write_record
from tests.site.built import Site

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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return the built site; workers of one run share it."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (base / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (base / "built" / "warnings.txt").exists():
            build_into(base / "built")
    return Site(base / "built" / "site")


@pytest.fixture(scope="session")
def warnings(site: Site) -> str:
    """Return what was warned of while the site was built."""
    return (site.folder.parent / "warnings.txt").read_text(encoding="utf-8")
