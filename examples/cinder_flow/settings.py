"""Options of ``cinder.conf``, given one by one as text."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from cinder_flow.model.conf import Conf
from cinder_flow.scheduler.filters import FILTERS
from cinder_flow.scheduler.weights import WEIGHERS


def _number(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise ValueError(f"{text!r} is no such number; write {least} or more")
        return int(text)

    return read


def _names(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    def read(text: str) -> tuple[str, ...]:
        names = tuple(text.split(","))
        for name in names:
            one_of(known)(name)
        return names

    return read


def one_of(known: Collection[str]) -> Callable[[str], str]:
    """Return a function that returns a name, or raises ValueError if it is unknown."""

    def read(name: str) -> str:
        if name not in known:
            raise ValueError(f"no {name!r} here; use one of {', '.join(known)}")
        return name

    return read


OPTIONS: dict[str, Callable[[str], Any]] = {
    "quota_volumes": _number(0),
    "quota_gigabytes": _number(0),
    "scheduler_max_attempts": _number(1),
    "scheduler_default_filters": _names(FILTERS),
    "scheduler_default_weighers": _names(WEIGHERS),
}
"""Each option that can be set, and how its text is read."""


def with_option(conf: Conf, setting: str) -> Conf:
    """Return *conf* with one option set, for example ``quota_gigabytes=5``.

    Raises:
        ValueError: There is no such option, or its text is not right for it.
    """
    name, _, text = setting.partition("=")
    read = OPTIONS[one_of(OPTIONS)(name)]
    return replace(conf, **{name: read(text)})
