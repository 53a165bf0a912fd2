"""What is said of one node of the tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from minicloud.trace import wording
from minicloud.trace.tree import Node
from seqtrace import Record


@dataclass(frozen=True)
class Told:
    """A record, and when it happened."""

    time: float
    record: Record


def told(
    node: Node, kind: str, source: str, target: str, text: str, *, end: bool = False
) -> Told:
    """Return a record of *node*, at the time of its beginning or its *end*."""
    event = node.end if end and node.end else node.begin
    where = None if end else node.get("where") or None
    return Told(event.time, Record(kind, source, target, text, where))


def message(node: Node) -> str:
    """Return what is sent, and where to: method, version, topic, server."""
    server = f", server {node.get('server')}" if node.get("server") else ""
    how = "fanout, " if node.get("how") == "fanout" else ""
    about = f"{how}topic {node.get('topic')}{server}"
    lost = "; nobody took it" if node.is_lost else ""
    return f"{node.get('method')} {node.get('version')} ({about}){lost}"


def name(node: Node) -> str:
    """Return the service that a message was meant for, as it would call itself."""
    name, _, host = node.get("topic").partition(".")
    backend = host.partition("@")[2]
    return f"{name}@{backend}" if backend else name


def is_bookkeeping(node: Node) -> bool:
    """Tell whether *node* writes to a table that is told of with others."""
    if node.begin.kind != "sql":
        return False
    return wording.table(node.get("statement")) in wording.BOOKKEEPING


def steady(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield *nodes*; those in a row that change tables alike, in the tables' order.

    What belongs to a volume is deleted in the order of a set (``cinder/db/api.py``,
    release 29.0.0), which differs from run to run.
    """
    for _, alike in groupby(nodes, lambda n: wording.sets(n.get("statement")) or id(n)):
        yield from sorted(alike, key=lambda n: wording.table(n.get("statement")))


def bookkeeping(nodes: Sequence[Node]) -> Iterator[Told]:
    """Yield one note for *nodes*, writes in a row; none, if there are none."""
    if nodes:
        here = nodes[0].begin.service
        tables = sorted({wording.table(node.get("statement")) for node in nodes})
        yield told(nodes[0], "note", here, here, f"writes {', '.join(tables)}")
