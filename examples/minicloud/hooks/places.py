"""Where code stands: ``package/file.py:line``, the same on every machine."""

import functools
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

SERVICES = ("cinder/", "keystone/", "nova/", "keystonemiddleware/")
DEFINITION = re.compile(r"\s*(?:async )?def ")


def of(function: Callable[..., Any]) -> str:
    """Return where *function* is defined, beneath its decorators."""
    plain = inspect.unwrap(function)
    plain = getattr(plain, "__func__", plain)
    code = getattr(plain, "__code__", None)
    return _definition(code) if code else ""


@functools.cache
def _definition(code: CodeType) -> str:
    """Return the line that says ``def``; a code object knows its decorator's."""
    line = code.co_firstlineno
    try:
        lines = Path(code.co_filename).read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    for offset, text in enumerate(lines[line - 1 :]):
        if DEFINITION.match(text):
            line += offset
            break
    return f"{short(code.co_filename)}:{line}"


@functools.cache
def short(file: str) -> str:
    """Return *file* as it is named inside its package."""
    roots = [f"{root}/" for root in sys.path if root and file.startswith(f"{root}/")]
    return file.removeprefix(max(roots, key=len, default=""))


def caller(passed: tuple[str, ...]) -> str:
    """Return the nearest line of a service that runs now.

    Args:
        passed: Parts of a service that are passed over: they do what others want.
    """
    lines = [line for line in _lines() if line.startswith(SERVICES)]
    own = [line for line in lines if not any(part in line for part in passed)]
    return next(iter(own or lines), "")


def _lines() -> Iterator[str]:
    """Yield the lines that run now, the innermost first."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        yield f"{short(frame.f_code.co_filename)}:{frame.f_lineno}"
        frame = frame.f_back


def name(method: Callable[..., Any]) -> str:
    """Return *method*'s name, with the class of the object that it is bound to."""
    plain = inspect.unwrap(method)
    owner = type(getattr(method, "__self__", None)).__name__
    return f"{owner}.{getattr(plain, '__name__', '?')}"
