"""Ways to look at a recorded run: all of it is too much for one screen."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import seqtrace
from seqtrace import Record

View = Callable[[Iterable[Record]], list[Record]]

VOLUMES = re.compile(r"(?P<verb>INSERT|UPDATE) volumes: (?P<columns>.*)")
TOLD = ("status=", "host=")
DRIVER = "SparseFileDriver"


def far(records: Iterable[Record]) -> list[Record]:
    """Return what passes between stations, and each volume's statuses and hosts."""
    return list(filter(None, map(_from_afar, records)))


def _from_afar(record: Record) -> Record | None:
    if record.source != record.target:
        return record
    if record.kind != "note" or not (match := VOLUMES.match(record.text)):
        return None
    columns = match["columns"].split(", ")
    told = ", ".join(column for column in columns if column.startswith(TOLD))
    return replace(record, text=f"{match['verb']} volumes: {told}") if told else None


def near(*stations: str) -> View:
    """Return the view of what *stations* do, and of what they tell others."""

    def view(records: Iterable[Record]) -> list[Record]:
        return seqtrace.touching(records, stations)

    return view


def driver(records: Iterable[Record]) -> list[Record]:
    """Return what is asked of the driver, by which task, and what is written then."""
    told = list(records)
    first = next(n for n, record in enumerate(told) if record.target == DRIVER)
    return told[first - 1 :]


def flow(records: Iterable[Record], station: str) -> list[str]:
    """Return the tasks that *station* runs, each with its place in the sources."""
    return [f"{record.text} {record.where}" for record in tasks(records, station)]


def tasks(records: Iterable[Record], station: str) -> Sequence[Record]:
    """Return the records of the tasks that *station* runs."""
    return [r for r in records if r.target == station and "Task." in r.text]


def notes(records: Iterable[Record], table: str) -> list[str]:
    """Return what was written into *table*, by whom, in order."""
    return [
        f"{record.source}: {record.text}"
        for record in records
        if record.kind == "note" and f" {table}" in record.text
    ]
