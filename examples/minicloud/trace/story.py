"""The tree as records, in the order of cause and effect.

What was sent without waiting is told after the request that sent it has been
answered, in the order of sending. The clock might say otherwise, and differently at
each run: the receiver begins while the sender goes on.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from minicloud.trace import sayings, wording
from minicloud.trace.sayings import Told
from minicloud.trace.tree import Node

CLIENT = "client"


def tell(roots: Iterable[Node], folder: Path) -> list[Told]:
    """Return what *roots* did as records that are the same at each run."""
    teller = _Teller()
    told = [entry for root in roots for entry in teller.request(root)]
    return [_by_shape(entry, folder) for entry in told]


def _by_shape(told: Told, folder: Path) -> Told:
    text = wording.shape(told.record.text, folder)
    return replace(told, record=replace(told.record, text=text))


def changing(roots: Sequence[Node]) -> list[Node]:
    """Return those of *roots* that changed or sent anything; all, if none did."""
    kinds = {"sql", "send"}
    chosen = [r for r in roots if any(node.begin.kind in kinds for node in r.all())]
    return chosen or list(roots)


@dataclass
class _Teller:
    """Tells nodes; keeps the messages that are still to be told of."""

    waiting: deque[Node] = field(default_factory=deque)
    errors: set[str] = field(default_factory=set)

    def request(self, root: Node) -> Iterator[Told]:
        yield from self.http(root, CLIENT)
        while self.waiting:
            yield from self.work(self.waiting.popleft())

    def http(self, node: Node, source: str) -> Iterator[Told]:
        yield sayings.told(node, "call", source, node.begin.service, node.get("text"))
        yield from self.inside(node)
        status = node.get("status")
        kind = "failure" if status >= "4" else "return"
        if status:
            yield sayings.told(node, kind, node.begin.service, source, status, end=True)

    def inside(self, node: Node) -> Iterator[Told]:
        quiet: list[Node] = []
        for child in sayings.steady(node.children):
            if sayings.is_bookkeeping(child):
                quiet.append(child)
                continue
            yield from sayings.bookkeeping(quiet)
            quiet = []
            yield from getattr(self, _TELLERS[child.begin.kind])(child)
        yield from sayings.bookkeeping(quiet)

    def nested(self, node: Node) -> Iterator[Told]:
        """Tell of a function of the service itself."""
        here = node.begin.service
        yield from self.exchange(node, here, here, node.get("text"))

    work = nested

    def driver(self, node: Node) -> Iterator[Told]:
        owner, _, method = node.get("text").partition(".")
        yield from self.exchange(node, node.begin.service, owner, method)

    def exchange(
        self, node: Node, source: str, target: str, text: str
    ) -> Iterator[Told]:
        yield sayings.told(node, "call", source, target, text)
        yield from self.inside(node)
        if error := node.get("error"):
            yield sayings.told(
                node, "failure", target, source, self.once(error), end=True
            )
        elif answer := node.get("answer"):
            yield sayings.told(node, "return", target, source, answer, end=True)

    def once(self, error: str) -> str:
        """Return an exception's text once, and after that its name only."""
        if error in self.errors:
            return error.partition(":")[0]
        self.errors.add(error)
        return error

    def ask(self, node: Node) -> Iterator[Told]:
        arrived = [child for child in node.children if child.begin.kind == "http"]
        if arrived:
            where = node.get("where") or None
            first, *rest = self.http(arrived[0], node.begin.service)
            yield replace(first, record=replace(first.record, where=where))
            yield from rest
        else:
            yield from self.exchange(
                node, node.begin.service, node.get("host"), node.get("text")
            )

    def send(self, node: Node) -> Iterator[Told]:
        here, how = node.begin.service, node.get("how")
        stations = [taken.begin.service for taken in node.taken] or [sayings.name(node)]
        kind = "call" if how == "call" else "cast"
        for station in stations:
            yield sayings.told(node, kind, here, station, sayings.message(node))
        if how != "call":
            self.waiting.extend(node.taken)
            return
        for taken in node.taken:
            yield from self.work(taken)
        result = node.get("error")
        kind = "failure" if result else "return"
        text = self.once(result) if result else node.get("method")
        yield sayings.told(node, kind, stations[0], here, text, end=True)

    def sql(self, node: Node) -> Iterator[Told]:
        here = node.begin.service
        rows = int(node.get("rows"))
        text = wording.change(node.get("statement"), node.get("values"), rows)
        yield sayings.told(node, "note", here, here, text)


_TELLERS = {
    "http": "nested",
    "entry": "nested",
    "step": "nested",
    "task": "nested",
    "receive": "work",
    "driver": "driver",
    "ask": "ask",
    "send": "send",
    "sql": "sql",
}
