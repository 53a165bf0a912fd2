"""Whose doing a line of code is: from a frame to a participant's name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from types import FrameType


@dataclass(frozen=True)
class Participants:
    """Who takes part in a recording.

    Attributes:
        package: The importable name whose modules are the participants.
        names: Module, as its dotted path inside the package, to participant; a name
            holds for all that is nested in the module, too, unless that has its own.
            None makes a module no participant: what it does is its caller's doing.
            A module without a name is called by the last part of its path.
        caller: The participant that stands for all code outside the package.
    """

    package: str
    names: Mapping[str, str | None] = field(default_factory=dict)
    caller: str = "caller"

    def of(self, frame: FrameType) -> str | None:
        """Return the participant whose code *frame* runs, or None."""
        module = str(frame.f_globals.get("__name__"))
        if not f"{module}.".startswith(f"{self.package}."):
            return None
        return self.named(module.removeprefix(self.package).removeprefix("."))

    def named(self, path: str) -> str | None:
        """Return the participant for the module at *path* inside the package."""
        known = path
        while known not in self.names and known:
            known = known.rpartition(".")[0]
        if known in self.names:
            return self.names[known]
        return f"{self.package}.{path}".strip(".").rpartition(".")[2]

    def nearest(self, frame: FrameType | None) -> tuple[str, FrameType | None]:
        """Return the participant that *frame* works for, and the frame of its code."""
        while frame is not None:
            if name := self.of(frame):
                return name, frame
            frame = frame.f_back
        return self.caller, None


def where(frame: FrameType, line: int) -> str:
    """Return ``package/file.py:line``, the same on every machine."""
    folder = str(frame.f_globals.get("__package__") or "").replace(".", "/")
    file = PurePath(frame.f_code.co_filename).name
    return f"{folder}/{file}:{line}".removeprefix("/")
