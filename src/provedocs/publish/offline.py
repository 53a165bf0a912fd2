"""The offline copy: one zip that a reader unpacks and opens from disk.

It is a build of the same pages for a browser without a server: an address is a
file, and the search, which may start no worker from a file, runs in a frame.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import get_plugins

from provedocs.publish.archive import write_zip
from provedocs.publish.downloads import BOOKS, FOLDER
from provedocs.publish.policy import SERVERS, with_policy
from provedocs.record import RECORD, read_record

_SHIM = "assets/iframe-worker.js"
"""Where the copy has the stand-in for workers; Material's plugin knows it by name."""

_OFFLINE = "material/offline"
"""The plugin of Material that puts the search's index into a script."""

_ONLY_HOSTED = (
    *SERVERS,
    *("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "**/*.map"),
)
"""What only a server, a crawler or a developer of the theme would ask for."""

_POLICY = (
    "default-src file: data: blob: 'unsafe-inline' 'wasm-unsafe-eval'; "
    "base-uri 'none'; form-action 'none'"
)
"""A copy asks no host.  Its scripts have no hashes: the frame of the search writes its
own, with the folder's name in it."""


class OfflineError(Exception):
    """The copy cannot be made; the message says what to do."""


def make_offline(
    root: Path, release: str, to: Path = Path("build/offline"), record: str = RECORD
) -> Path:
    """Write the copy of the project at *root* into the folder *to*; return its path.

    It is named after the site and *release*.  The same pages and proofs give the
    same bytes.

    Raises:
        OfflineError: nothing is proved, a package is missing, or a page fails.
    """
    made = _newest_proof(root, record)
    with TemporaryDirectory() as folder, _built_at(made):
        try:
            config = _configured(root, record)
            name = f"{_slug(config.site_name)}-{release}"
            site = Path(folder) / name
            _build(config, site)
        except MkDocsException as error:
            raise OfflineError(str(error)) from None
        _complete(site, root)
        return write_zip(site, root / to / f"{name}.zip", made)


def _newest_proof(root: Path, record: str) -> datetime:
    proofs = read_record(root / record).values()
    if not proofs:
        raise OfflineError(f"{record}: nothing is proved yet; run pytest first")
    return datetime.fromisoformat(max(proof.when for proof in proofs)).astimezone(UTC)


def _configured(root: Path, record: str) -> MkDocsConfig:
    config = load_config(
        str(root / "mkdocs.yml"), use_directory_urls=False, site_url="", strict=True
    )
    if "provedocs" not in config.plugins:
        raise OfflineError("mkdocs.yml names no plugin provedocs: add it to plugins")
    config.plugins["provedocs"].config["record"] = record
    offline = get_plugins()[_OFFLINE].load()()
    offline.load_config({})
    config.plugins[_OFFLINE] = offline
    config.extra["polyfills"] = [*config.extra.get("polyfills", []), _SHIM]
    return config


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name).strip("-").lower()


@contextmanager
def _built_at(made: datetime) -> Iterator[None]:
    """Let MkDocs write *made* where it would write the time of the build."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(made.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _build(config: MkDocsConfig, site: Path) -> None:
    config.site_dir = str(site)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def _complete(site: Path, root: Path) -> None:
    """Bring in the stand-in for workers and the books; leave nothing to a host."""
    shim = root / "node_modules/iframe-worker/shim/index.js"
    if not shim.is_file():
        raise OfflineError(f"{shim.relative_to(root)} is missing: run npm ci")
    shutil.copyfile(shim, site / _SHIM)
    for book in sorted((root / BOOKS).glob("*.pdf")):
        (site / FOLDER).mkdir(exist_ok=True)
        shutil.copyfile(book, site / FOLDER / book.name)
    for pattern in _ONLY_HOSTED:
        for path in site.glob(pattern):
            path.unlink()
    for page in site.rglob("*.html"):
        text = with_policy(page.read_text(encoding="utf-8"), _POLICY)
        page.write_text(text, encoding="utf-8")
