"""Read pages: their blocks, and everything that is wrong with how they stand."""

from functools import cached_property
from pathlib import Path

from provedocs.blocks import Scan, find_blocks
from provedocs.config import ConfigError, read_extensions
from provedocs.crosscheck import differences
from provedocs.errors import Problem
from provedocs.renderer import Renderer


class PageReader:
    """Reads the pages of the project at *root*."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @cached_property
    def _renderer(self) -> Renderer:
        extensions = read_extensions(self.root)
        try:
            return Renderer(list(extensions), extensions)
        except Exception as error:  # whatever an extension may say to its options
            raise ConfigError(
                f"mkdocs.yml: its markdown_extensions cannot be loaded: {error}; "
                "install what is missing, or mend the options"
            ) from None

    def read(self, path: Path) -> Scan:
        """Return the page at *path*, its blocks compared with what the site renders.

        Raises:
            ConfigError: the project's ``mkdocs.yml`` cannot be understood.
        """
        page = path.relative_to(self.root).as_posix()
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError as error:
            problem = Problem(
                f"{page}:1", f"this is no UTF-8: {error}", "save it as UTF-8"
            )
            return Scan(page, "", [], [problem])
        scan = find_blocks(text, page)
        if not scan.problems:
            scan.problems.extend(differences(scan, self._renderer))
        return scan


def pages_of(root: Path, named: list[str]) -> list[Path]:
    """Return the pages that *named* files and folders hold, sorted within each."""
    found: list[Path] = []
    for name in named:
        path = root / name
        found += sorted(path.rglob("*.md")) if path.is_dir() else [path]
    return found
