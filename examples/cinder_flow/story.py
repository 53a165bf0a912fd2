"""A run, told on a terminal."""

from collections.abc import Iterable, Iterator

from cinder_flow.api.controller import Response
from cinder_flow.cloud import Cloud
from seqtrace import Record

ARROWS = {"call": "->", "return": "=>", "failure": "!>", "cast": "~>"}


def tell(records: Iterable[Record]) -> Iterator[str]:
    """Yield one line for each of *records*."""
    for record in records:
        if record.kind == "note":
            yield f"{record.source}: {record.text}"
        else:
            arrow = ARROWS[record.kind]
            yield f"{record.source} {arrow} {record.target}: {record.text}"


def end(cloud: Cloud, response: Response) -> Iterator[str]:
    """Yield what came of it: the row with its statuses, or the fault; what waits."""
    for volume in cloud.db.rows.values():
        statuses = " -> ".join(cloud.db.statuses(volume.id))
        yield f"{volume.display_name or volume.id}: {statuses}, host {volume.host}"
    for name, fault in response.body.items():
        if name != "volume":
            yield f"{name}: {fault['message']}"
    for message in cloud.broker.messages:
        yield f"still waiting: {message}"
