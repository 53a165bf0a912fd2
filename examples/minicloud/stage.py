"""What scenarios are made of: a cloud at hand, requests to it, what they set off."""

import contextlib
import json
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from minicloud import faults, rest
from minicloud.config.site import PROJECT_ID, TOKEN, Site
from minicloud.errors import CloudError
from minicloud.trace import events, story, watch
from seqtrace import Record

FIRSTVOL = {"name": "firstvol", "size": 1, "volume_type": "FCVolumeType"}
PATIENCE_SECONDS = 30
PAUSE_SECONDS = 0.02
UNDECIDED = {"creating", "deleting"}

Outcome = tuple[str, str | None]
"""A volume's status and host."""


@dataclass(frozen=True)
class Stage:
    """A cloud that is asked for things, and watched."""

    site: Site

    @property
    def api(self) -> rest.Volumes:
        """Return Cinder's API; its addresses hold no project's id."""
        return rest.Volumes(self.site.volume_url, TOKEN)

    def create(self, **wanted: Any) -> None:
        """Ask for `FIRSTVOL`, or what is *wanted* instead; refused or not."""
        with contextlib.suppress(CloudError):
            self.api.ask("POST", "/volumes", {"volume": FIRSTVOL | wanted})

    def records(self, act: Callable[[], None]) -> list[Record]:
        """Return what the services do while *act* runs, and because of it."""
        with watch.watching(self.site.path):
            act()
            roots = watch.settled(self.site.path)
        told = story.tell(story.changing(roots), self.site.path)
        return [entry.record for entry in told]

    def messages(self, act: Callable[[], None]) -> list[dict[str, Any]]:
        """Return the messages that are sent while *act* runs, and because of it."""
        self.records(act)
        noted = events.read(events.log(self.site.path))
        sent = (note for note in noted if (note.kind, note.phase) == ("send", "begin"))
        return [json.loads(note.detail["message"]) for note in sent]

    def volumes(self) -> list[dict[str, Any]]:
        """Return the volumes, the oldest first."""
        path = "/volumes/detail?sort=created_at:asc"
        found: list[dict[str, Any]] = self.api.ask("GET", path)["volumes"]
        return found

    def outcomes(self, *, patient: bool = True) -> list[Outcome]:
        """Return the status and the host of each volume; if *patient*, decided ones."""
        if patient:
            self.until(lambda: not self._statuses() & UNDECIDED, "the volumes")
        return [(v["status"], v["os-vol-host-attr:host"]) for v in self.volumes()]

    def is_scheduled(self) -> bool:
        """Tell whether there is a volume, and the scheduler has chosen for each."""
        hosts = [volume["os-vol-host-attr:host"] for volume in self.volumes()]
        return bool(hosts) and all(hosts)

    def ask_for(self, backend: str, fault: str) -> None:
        """Ask the driver of *backend* for a *fault*; see `minicloud.faults`."""
        faults.write(self.site.path / "faults" / backend, [faults.parse(fault)])

    def has_failed(self, backend: str) -> bool:
        """Tell whether all that was asked for *once* of *backend* has begun."""
        asked = faults.read(self.site.path / "faults" / backend)
        return all(fault.often != "once" for fault in asked)

    @contextmanager
    def cleared(self) -> Iterator[None]:
        """Take back what the block does: volumes, faults, quotas."""
        self.outcomes()  # what is not there yet, no report tells of
        before = {volume["id"] for volume in self.volumes()}
        try:
            yield
        finally:
            self.empty(keep=before)

    def empty(self, keep: Collection[str] = ()) -> None:
        """Delete the volumes but those to *keep*; forget faults and quotas."""
        for name in self.site.settings.backend_names:
            faults.write(self.site.path / "faults" / name, [])
        self.api.ask("DELETE", f"/os-quota-sets/{PROJECT_ID}")
        for volume in self._beside(keep):
            path = f"/volumes/{volume['id']}?cascade=true&force=true"
            self.api.ask("DELETE", path)
        self.until(lambda: not self._beside(keep), "the volumes' end")
        self.until(self._knows_the_room, "the back ends' reports")

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Return when *holds* is true.

        Raises:
            CloudError: It never is.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            if time.monotonic() > end:
                raise CloudError(f"waited {PATIENCE_SECONDS} s for {what}")
            time.sleep(PAUSE_SECONDS)

    def _beside(self, keep: Collection[str]) -> list[dict[str, Any]]:
        return [volume for volume in self.volumes() if volume["id"] not in keep]

    def _statuses(self) -> set[str]:
        return {volume["status"] for volume in self.volumes()}

    def _knows_the_room(self) -> bool:
        """Tell whether the scheduler has heard of the room that is free again."""
        pools = self.api.ask("GET", "/scheduler-stats/get_pools?detail=true")["pools"]
        there: Counter[str] = Counter()
        for volume in self.volumes():
            there[volume["os-vol-host-attr:host"]] += volume["size"]
        return all(
            _taken(pool["capabilities"]) <= there[pool["name"]] for pool in pools
        )


def _taken(told: Mapping[str, Any]) -> float:
    """Return the GiB that a pool has given away; it may not know of new volumes."""
    return float(told["total_capacity_gb"] - told["free_capacity_gb"])
