"""Clouds for scenarios: one at hand, one of an own make, one without its scheduler."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

from minicloud import cloud, plan, ports, workers
from minicloud.config.site import Site, ini
from minicloud.folder import Folder
from minicloud.options import usual_folder
from minicloud.settings import Settings
from minicloud.stage import Stage

Sections = Mapping[str, Mapping[str, object]]


@contextmanager
def at_hand() -> Iterator[Stage]:
    """Have the cloud that runs in the usual folder, or one for this block."""
    folder = Folder(usual_folder().resolve())
    known = folder.remembered() if folder.holder() is not None else None
    if known is None:
        with own() as stage:
            yield stage
    else:
        yield Stage(Site(folder.path, known, known.ports))


@contextmanager
def own(sections: Sections | None = None) -> Iterator[Stage]:
    """Have a cloud for this block, with *sections* of options beside the usual."""
    with (
        tempfile.TemporaryDirectory() as path,
        _configured(Path(path), sections or {}),
        booted(Path(path, "cloud")) as made,
    ):
        yield Stage(made.site)


def booted(path: Path) -> AbstractContextManager[cloud.Cloud]:
    """Have a cloud in the folder *path* while the block runs, started in silence."""
    return cloud.running(path, Settings(), _silent)


@contextmanager
def headless(path: Path, database: Path) -> Iterator[Stage]:
    """Have a cloud in the folder *path* that has no scheduler, with this *database*."""
    folder = Folder(path)
    lock = folder.claim()
    settings = Settings()
    site = Site(path, settings, ports.choose(settings.services, {}, {}))
    folder.write_card(replace(settings, ports=site.ports))
    plan.write_files(site)
    shutil.copy(database, path)
    [job] = plan.jobs(site)
    worker = workers.start(
        replace(job, roles=tuple(r for r in job.roles if r != "scheduler")), lock
    )
    try:
        list(worker.steps())
        folder.mark_complete()
        yield Stage(site)
    finally:
        worker.ask_to_end()
        worker.end()
        os.close(lock)


def _silent(text: str) -> None:
    pass


@contextmanager
def _configured(folder: Path, sections: Sections) -> Iterator[None]:
    """Have Cinder read *sections*, too.

    oslo.config reads ``etc/cinder/cinder.conf.d`` under ``$SNAP_COMMON``, too; what
    the cloud's own file says counts more (``oslo_config/cfg.py``, release 10.7).
    """
    beside = folder / "etc" / "cinder" / "cinder.conf.d"
    beside.mkdir(parents=True)
    (beside / "more.conf").write_text(ini(sections))
    before = os.environ.get("SNAP_COMMON")
    os.environ["SNAP_COMMON"] = str(folder)
    try:
        yield
    finally:
        del os.environ["SNAP_COMMON"]
        if before is not None:
            os.environ["SNAP_COMMON"] = before
