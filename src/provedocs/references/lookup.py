"""Find what a dotted name or a path means in the installed packages."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from provedocs.references.library import Library
from provedocs.references.outline import Outline

_MOST = 200
"""Names that are tried for one: more of them only grow."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a file, or a folder if ``line`` is 0."""

    path: Path
    line: int


class AbsentError(LookupError):
    """Something is not there; ``hint`` says what is, near to it."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint


class NotInstalledError(LookupError):
    """A package is not there, so that nothing can be said of what is in it."""

    def __init__(self, package: str) -> None:
        super().__init__(f"the package {package} is not installed")


def find_name(name: str, library: Library, tried: set[str] | None = None) -> Place:
    """Return where *name*, as in ``cinder.volume.api.API.create``, is defined.

    *tried* are the names that led here, by way of imports and of classes' bases.

    Raises:
        AbsentError: It is not.
        NotInstalledError: Its package is not.
    """
    tried = set() if tried is None else tried
    first, *parts = name.split(".")
    path = library.root(first)
    if path is None:
        raise NotInstalledError(first)
    module = first
    while parts and (below := _submodule(path, parts[0])):
        path, module = below, f"{module}.{parts.pop(0)}"
    if path.is_dir():
        inner = path / "__init__.py"
        if not parts:
            return Place(inner, 1) if inner.exists() else Place(path, 0)
        if not inner.exists():
            raise _absent(parts[0], module, _listed(path))
        return _Module(inner, module, library, tried).find(parts)
    return (
        _Module(path, module, library, tried).find(parts) if parts else Place(path, 1)
    )


def _submodule(path: Path, name: str) -> Path | None:
    """Return the module or package *name* in the folder *path*, if there is one."""
    folder, file = path / name, path / f"{name}.py"
    if not path.is_dir():
        return None
    return folder if folder.is_dir() else file if file.is_file() else None


def _listed(folder: Path) -> list[str]:
    return [path.stem for path in folder.iterdir() if path.name != "__pycache__"]


def _absent(part: str, inside: str, known: list[str]) -> AbsentError:
    near = get_close_matches(part, known, n=1)
    hint = f"did you mean {inside}.{near[0]}?" if near else ""
    return AbsentError(f"there is no {part} in {inside}", hint)


class _Module:
    """A module's file, in which names are looked up; those *tried* led here."""

    def __init__(
        self, path: Path, name: str, library: Library, tried: set[str]
    ) -> None:
        self.path, self.name, self.library = path, name, library
        self.tried = tried
        try:
            self.outline: Outline = library.outline(path, name)
        except (SyntaxError, ValueError) as error:
            raise AbsentError(f"{name} cannot be read: {error}") from None

    def find(self, parts: list[str]) -> Place:
        """Return where ``parts`` of this module are defined."""
        for length in range(len(parts), 0, -1):
            name = ".".join(parts[:length])
            if name in self.outline.names:
                rest = parts[length:]
                if not rest:
                    return Place(self.path, self.outline.names[name])
                return self._inside(name, rest)
        for star in self.outline.stars:
            if place := self._try(".".join([star, *parts])):
                return place
        known = [name for name in self.outline.names if "." not in name]
        inner = _listed(self.path.parent) if self.path.stem == "__init__" else []
        raise _absent(parts[0], self.name, [*known, *inner])

    def _inside(self, name: str, rest: list[str]) -> Place:
        """Return where *rest* of the known *name* is: elsewhere, or in a base."""
        for other in self._elsewhere(name):
            if place := self._try(".".join([other, *rest])):
                return place
        before = f"{name}."
        known = [
            inner.removeprefix(before)
            for inner in self.outline.names
            if inner.startswith(before)
        ]
        raise _absent(rest[0], f"{self.name}.{name}", known)

    def _elsewhere(self, name: str) -> Iterator[str]:
        """Yield what *name* stands for, or derives from."""
        if name in self.outline.imports:
            yield self.outline.imports[name]
        if name in self.outline.aliases:
            yield self._whole(self.outline.aliases[name])
        for base in self.outline.bases.get(name, []):
            yield self._whole(base)

    def _whole(self, local: str) -> str:
        """Return the dotted name of what this module calls *local*."""
        first, dot, rest = local.partition(".")
        return f"{self.outline.imports.get(first, f'{self.name}.{first}')}{dot}{rest}"

    def _try(self, name: str) -> Place | None:
        if name in self.tried or len(self.tried) > _MOST:
            return None
        self.tried.add(name)
        try:
            return find_name(name, self.library, self.tried)
        except (AbsentError, NotInstalledError):
            return None
