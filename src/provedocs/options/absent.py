"""Stand in for modules that are not installed, so that a list can be imported.

A service's list imports all its drivers, and some of those import what only they
need (Cinder's for Google's cloud, say).  Their options are options all the same.
"""

import sys
from collections.abc import Callable
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, TypeVar

_T = TypeVar("_T")


def _anything(name: str) -> Any:
    if name.startswith("__"):
        raise AttributeError(name)
    return _Kind(name, (_Instance,), {})


class _Kind(type):
    """Makes classes that have whatever is asked of them, to derive from or to raise."""

    def __getattr__(cls, name: str) -> Any:
        return _anything(name)


class _Instance(Exception, metaclass=_Kind):
    def __getattr__(self, name: str) -> Any:
        return _anything(name)

    def __call__(self, *arguments: Any, **_: Any) -> Any:
        """Return the function that it decorates, if it does."""
        return arguments[0] if arguments else self


class _Standin(ModuleType):
    """A module that has whatever is asked of it."""

    __path__: list[str] = []  # noqa: RUF012

    def __getattr__(self, name: str) -> Any:
        return _anything(name)


class _Finder(MetaPathFinder, Loader):
    """Finds the modules that were missed, and what is inside them."""

    def __init__(self) -> None:
        self.missed: set[str] = set()

    def find_spec(self, fullname: str, *_: Any) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in self.missed:
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Standin(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        pass


def without_absent(load: Callable[[], _T]) -> _T:
    """Return what *load* does, once all that it misses is stood in for.

    Raises:
        ModuleNotFoundError: It misses a part of what is there.
    """
    finder = _Finder()
    sys.meta_path.append(finder)
    try:
        while True:
            try:
                return load()
            except ModuleNotFoundError as error:
                missed = (error.name or "").partition(".")[0]
                if not missed or missed in finder.missed or missed in sys.modules:
                    raise
                finder.missed.add(missed)
    finally:
        sys.meta_path.remove(finder)
