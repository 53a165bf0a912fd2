"""Failures that were asked for: one file for each back end, one line for each.

A line says what, how often, and how: ``create_volume once raise``,
``delete_volume always slow 3``. ``*`` stands for any method of the driver.
"""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from minicloud.errors import UsageError

FAULT = re.compile(
    r"(?P<method>\w+|\*) (?P<often>once|always) (?P<how>raise|slow)"
    r"(?: (?P<seconds>\d+(?:\.\d+)?))?"
)


class StorageError(Exception):
    """What a driver's storage says on a bad day."""


@dataclass(frozen=True)
class Fault:
    """One failure that was asked for.

    Attributes:
        method: The driver's method, or ``*`` for any.
        often: ``once`` or ``always``.
        how: ``raise`` or ``slow``.
        seconds: How slow.
    """

    method: str
    often: str = "once"
    how: str = "raise"
    seconds: float = 1.0

    def __str__(self) -> str:
        """Return the line that `parse` reads."""
        seconds = f" {self.seconds:g}" if self.how == "slow" else ""
        return f"{self.method} {self.often} {self.how}{seconds}"


def parse(line: str) -> Fault:
    """Return the fault that *line* asks for."""
    match = FAULT.fullmatch(line.strip())
    if match is None:
        raise UsageError(
            f"no fault {line!r}; write METHOD once|always raise|slow [SECONDS]"
        )
    found = match.groupdict()
    seconds = float(found["seconds"] or 1)
    return Fault(found["method"], found["often"], found["how"], seconds)


def read(file: Path) -> list[Fault]:
    """Return the faults in *file*; none, if there is no such file."""
    if not file.exists():
        return []
    return [parse(line) for line in file.read_text().splitlines() if line.strip()]


def write(file: Path, faults: list[Fault]) -> None:
    """Ask for *faults*, and for no others."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{fault}\n" for fault in faults))


def strike(file: Path, method: str) -> None:
    """Do what was asked for when the driver's *method* begins.

    Raises:
        StorageError: A fault says so.
    """
    asked = read(file)
    for fault in asked:
        if fault.method in (method, "*"):
            if fault.often == "once":
                write(file, [other for other in asked if other is not fault])
            _act(fault, method)


def _act(fault: Fault, method: str) -> None:
    if fault.how == "slow":
        time.sleep(fault.seconds)
    else:
        raise StorageError(f"the storage refused {method}, as it was asked to")
