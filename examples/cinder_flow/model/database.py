"""The table of volumes, with all that was ever written to it."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

import seqtrace
from cinder_flow.model.exception import VolumeNotFound
from cinder_flow.model.volume import Volume


@dataclass(frozen=True)
class Write:
    """One statement that changed a row.

    Attributes:
        statement: ``INSERT``, ``UPDATE`` or ``DELETE``.
        volume_id: The row.
        changes: The columns that were written, and what was written to them.
    """

    statement: str
    volume_id: str
    changes: dict[str, Any]

    def __str__(self) -> str:
        columns = ", ".join(f"{key}={value}" for key, value in self.changes.items())
        return f"{self.statement} {self.volume_id}: {columns}".removesuffix(": ")


@dataclass
class Database:
    """Rows, and the log of every write to them, the oldest first."""

    rows: dict[str, Volume] = field(default_factory=dict)
    writes: list[Write] = field(default_factory=list)

    def new_id(self) -> str:
        """Return an id that no row has had; a random UUID in Cinder."""
        used = sum(write.statement == "INSERT" for write in self.writes)
        return f"vol-{used + 1}"

    def create(self, volume: Volume) -> Volume:
        """Insert *volume* as a new row."""
        self.rows[volume.id] = volume
        self._log("INSERT", volume.id, {"status": volume.status})
        return volume

    def update(self, volume_id: str, **changes: Any) -> Volume:
        """Change columns of one row, and return it."""
        self.rows[volume_id] = replace(self.get(volume_id), **changes)
        self._log("UPDATE", volume_id, changes)
        return self.rows[volume_id]

    def destroy(self, volume_id: str) -> None:
        """Remove a row."""
        del self.rows[self.get(volume_id).id]
        self._log("DELETE", volume_id, {})

    def get(self, volume_id: str) -> Volume:
        """Return one row.

        Raises:
            VolumeNotFound: There is no such row.
        """
        if volume_id not in self.rows:
            raise VolumeNotFound(volume_id=volume_id)
        return self.rows[volume_id]

    def statuses(self, volume_id: str) -> list[str]:
        """Return every status that the row has had, the first one first."""
        return [
            write.changes["status"]
            for write in self.writes
            if write.volume_id == volume_id and "status" in write.changes
        ]

    def _log(self, statement: str, volume_id: str, changes: dict[str, Any]) -> None:
        write = Write(statement, volume_id, changes)
        self.writes.append(write)
        seqtrace.note(str(write))


def as_row(volume: Volume) -> dict[str, Any]:
    """Return *volume* as a message can hold it."""
    return asdict(volume)
