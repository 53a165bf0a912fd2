"""The installed packages, as files: where they are, which release, what they define."""

import json
import re
from dataclasses import asdict, dataclass, field
from functools import cached_property
from importlib import metadata
from importlib.machinery import PathFinder
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from provedocs.files import write_atomically
from provedocs.references.outline import Outline, outline_of

FOLDER = "build/references"
"""Where outlines are kept, under the project's root."""

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Release:
    """A package as it is installed: ``project`` is its name in the index.

    ``home`` is where its source is to be seen, as its own metadata says
    (``Project-URL``); "" if that is not opendev.org.
    """

    project: str
    version: str
    home: str = ""

    def __str__(self) -> str:
        return f"{self.project} {self.version}"


@dataclass
class Library:
    """What is installed; outlines are kept in *cache* from run to run."""

    cache: Path
    _roots: dict[str, Path | None] = field(default_factory=dict)
    _outlines: dict[Path, Outline] = field(default_factory=dict)
    _releases: dict[str, Release] = field(default_factory=dict)

    def root(self, package: str) -> Path | None:
        """Return the folder, or the file, of a top-level package; None if not there."""
        if package not in self._roots:
            spec = PathFinder.find_spec(package)
            inside = (spec and spec.submodule_search_locations) or []
            places = [*inside, *([spec.origin] if spec and spec.origin else [])]
            self._roots[package] = Path(places[0]) if places else None
        return self._roots[package]

    def release(self, package: str) -> Release | None:
        """Return which release the import package *package* is of."""
        if package not in self._releases:
            found = self._distribution(package)
            if found is None:
                return None
            self._releases[package] = release_of(found)
        return self._releases[package]

    def _distribution(self, package: str) -> metadata.Distribution | None:
        """Return what installed *package*: most often of its own name."""
        for name in (package, f"python-{package}"):
            try:
                return metadata.distribution(name)
            except metadata.PackageNotFoundError:
                continue
        owners = self._owners.get(package)
        return metadata.distribution(owners[0]) if owners else self._worked_on(package)

    def _worked_on(self, package: str) -> metadata.Distribution | None:
        """Return what is installed as the folder that *package* stands in."""
        root = self.root(package)
        found = metadata.distributions() if root else ()
        return next((each for each in found if _stands_in(root, each)), None)

    @cached_property
    def _owners(self) -> dict[str, list[str]]:
        return {
            name: list(own) for name, own in metadata.packages_distributions().items()
        }

    def outline(self, path: Path, module: str) -> Outline:
        """Return what the file at *path* defines; *module* is its dotted name."""
        if path not in self._outlines:
            self._outlines[path] = self._read(path, module)
        return self._outlines[path]

    def _read(self, path: Path, module: str) -> Outline:
        release = self.release(module.partition(".")[0])
        kept = self.cache / f"{release or 'none'}-{_FORMAT}".replace(" ", "-")
        file = kept / f"{module}.json"
        stamp = [path.stat().st_size, path.stat().st_mtime_ns]
        if release and file.exists():
            known, content = json.loads(file.read_bytes())
            if known == stamp:
                return Outline(**content)
        package = module if path.stem == "__init__" else module.rpartition(".")[0]
        outline = outline_of(path.read_text(encoding="utf-8"), package)
        if release:
            write_atomically(file, json.dumps([stamp, asdict(outline)]).encode())
        return outline


def _stands_in(path: Path | None, distribution: metadata.Distribution) -> bool:
    """Tell whether *distribution* is installed as a folder with *path* in it.

    ``direct_url.json`` says where such an installation is (PEP 610).
    """
    origin = json.loads(distribution.read_text("direct_url.json") or "{}")
    if path is None or not origin.get("dir_info", {}).get("editable"):
        return False
    return path.is_relative_to(url2pathname(urlsplit(origin["url"]).path))


def release_of(distribution: metadata.Distribution) -> Release:
    """Return the release that *distribution* is."""
    urls = distribution.metadata.get_all("Project-URL") or []
    homes = (re.search(r"https://opendev\.org/[\w./-]+", url) for url in urls)
    home = next((found[0].rstrip("/") for found in homes if found), "")
    return Release(distribution.name, distribution.version, home)
