"""What a cloud is made of: services, back ends, ways to talk."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from minicloud.errors import CloudError, UsageError

PROVIDERS = ("keystone", "cinder", "nova")
"""The services that a cloud can have, in the order in which they are told of."""

NEEDS = {"nova": "keystone"}
"""A service, and the one that it does nothing without."""

RPC = re.compile(r"fake:/|rabbit://\S+")
FORMAT = 1
MOST_BACKENDS = 9


@dataclass(frozen=True)
class Settings:
    """The make of one cloud.

    Attributes:
        services: Some of `PROVIDERS`, in that order; cinder is always among them.
        backends: How many storage back ends ``cinder-volume`` has: fc1, fc2 ...
        auth: ``noauth`` or ``keystone``.
        rpc: ``fake:/``, all of Cinder in one process, or the URL of a message broker,
            each of its services in a process of its own.
        ports: Service to the port it listens on; one that is missing gets a free one.
    """

    services: tuple[str, ...] = ("cinder",)
    backends: int = 2
    auth: str = "noauth"
    rpc: str = "fake:/"
    ports: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for wrong, message in self._rules():
            if wrong:
                raise UsageError(message)

    def _rules(self) -> list[tuple[bool, str]]:
        known, chosen = set(PROVIDERS), set(self.services)
        unknown = ", ".join(sorted(chosen - known))
        alone = ", ".join(s for s, n in NEEDS.items() if {s, n} & chosen == {s})
        return [
            (bool(unknown), f"no service {unknown}; use {', '.join(PROVIDERS)}"),
            ("cinder" not in chosen, "a cloud without cinder has no volumes; add it"),
            (bool(alone), f"{alone} needs keystone; add it to --services"),
            (self.auth not in ("noauth", "keystone"), f"no auth {self.auth}"),
            (
                self.auth == "keystone" and "keystone" not in chosen,
                "--auth keystone needs keystone; add it to --services",
            ),
            (
                not 1 <= self.backends <= MOST_BACKENDS,
                f"{self.backends} back ends; use 1 to {MOST_BACKENDS}",
            ),
            (
                not RPC.fullmatch(self.rpc),
                f"no transport {self.rpc}; use fake:/ or rabbit://user:word@host:port/",
            ),
        ]

    @property
    def backend_names(self) -> list[str]:
        """Return the sections of ``cinder.conf`` that ``enabled_backends`` names."""
        return [f"fc{number}" for number in range(1, self.backends + 1)]

    @property
    def embedded(self) -> bool:
        """Tell whether all of Cinder runs in one process."""
        return self.rpc == "fake:/"


def ordered(names: str) -> tuple[str, ...]:
    """Return the services in *names*, a list with commas, in `PROVIDERS`' order."""
    asked = [name.strip() for name in names.split(",") if name.strip()]
    known = [name for name in PROVIDERS if name in asked]
    return (*known, *(name for name in asked if name not in PROVIDERS))


def dump(settings: Settings) -> str:
    """Return *settings* as the text of ``minicloud.json``."""
    return json.dumps({"format": FORMAT, **asdict(settings)}, indent=2) + "\n"


def load(text: str) -> Settings:
    """Return the settings that `dump` wrote.

    Raises:
        CloudError: They are none, or of another format.
    """
    try:
        row: dict[str, Any] = json.loads(text)
        if row.pop("format") != FORMAT:
            raise CloudError("minicloud.json is of another version of minicloud")
        return Settings(**row | {"services": tuple(row["services"])})
    except (ValueError, TypeError, KeyError, AttributeError):
        raise CloudError("minicloud.json cannot be read") from None
