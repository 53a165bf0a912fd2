"""What is installed, as a project's pages may name it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from provedocs.options.ask import FOLDER, verdicts
from provedocs.options.ini import Setting
from provedocs.options.lists import Table
from provedocs.options.rules import Verdict
from provedocs.options.table import read_table
from provedocs.references.library import Library, Release
from provedocs.references.lookup import AbsentError, NotInstalledError


class WrongError(AbsentError):
    """What is named is there, and what is said of it is not so."""


class Found(NamedTuple):
    """A release, and where in it something stands: path and line, if known."""

    release: Release
    path: str = ""
    line: int = 0


@dataclass
class Shelf:
    """Where names are looked for: the *library*, and the project at *root*.

    ``packages`` are those that its pages may name; ``back_ends`` the sections
    that the page in hand names so.
    """

    library: Library
    root: Path
    packages: Sequence[str]
    back_ends: Sequence[str] = ()
    _tables: dict[str, Table] = field(default_factory=dict)

    def release(self, package: str) -> Release:
        """Return which release *package* is of.

        Raises:
            NotInstalledError: It is of none.
        """
        release = self.library.release(package)
        if release is None:
            raise NotInstalledError(package)
        return release

    def release_meant(self, package: str) -> Release:
        """Return the release of *package*; of an option, that of the first service."""
        return self.release(package or self.services[0])

    @cached_property
    def commands(self) -> dict[str, metadata.EntryPoint]:
        """Return the console commands that are installed, by name."""
        points = metadata.entry_points(group="console_scripts")
        return {point.name: point for point in points}

    def table(self, service: str) -> Table:
        """Return the options of *service*, which are read first if they never were.

        Raises:
            AbsentError: They cannot be read.
        """
        if service not in self._tables:
            found = read_table(service, self.root / FOLDER)
            if found is None:
                self._ask(service, [])
                found = read_table(service, self.root / FOLDER)
            self._tables[service] = found or {"groups": {}, "renamed": {}}
        return self._tables[service]

    def check_value(self, service: str, setting: Setting) -> None:
        """Have *service* judge the value of *setting*, if it has one.

        Raises:
            WrongError: It cannot be.
        """
        if setting.value not in (None, "..."):
            [verdict] = self._ask(service, [setting])
            if verdict.what:
                raise WrongError(verdict.what, verdict.hint)

    def _ask(self, service: str, settings: Sequence[Setting]) -> list[Verdict]:
        try:
            return verdicts(service, settings, self.root, self.back_ends)
        except LookupError as error:
            raise WrongError(str(error)) from None

    @cached_property
    def services(self) -> list[str]:
        """Return the packages that list options of their own."""
        owners = {
            point.dist.name
            for point in metadata.entry_points(group="oslo.config.opts")
            if point.dist
        }
        return [package for package in self.packages if package in owners]
