"""Events as a tree: what was done for what."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from minicloud.trace.events import Event

Address = tuple[str, str, str]
"""A message: for which request, which method, which topic."""


@dataclass
class Node:
    """One thing that was done, and what was done for it.

    Attributes:
        begin: The event that says so.
        end: The event that says how it ended, when it has.
        children: What was done meanwhile, in order.
        taken: For a message: the work that it led to, once for each receiver.
    """

    begin: Event
    end: Event | None = None
    children: list["Node"] = field(default_factory=list)
    taken: list["Node"] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return what is known of it under *name*, or nothing."""
        ending = self.end.detail if self.end else {}
        return self.begin.detail.get(name) or ending.get(name, "")

    @property
    def is_open(self) -> bool:
        """Tell whether it is still being done."""
        return self.end is None and self.begin.phase == "begin"

    @property
    def is_lost(self) -> bool:
        """Tell whether it is a message that nobody has taken."""
        return self.begin.kind == "send" and not self.taken

    def all(self) -> Iterator["Node"]:
        """Yield the node and everything that was done for it."""
        yield self
        for child in (*self.children, *self.taken):
            yield from child.all()


class _Builder:
    def __init__(self) -> None:
        self.roots: list[Node] = []
        self._nodes: dict[str, Node] = {}
        self._sent: dict[Address, deque[Node]] = defaultdict(deque)
        self._latest: dict[str, Node] = {}

    def add(self, event: Event) -> None:
        if event.phase == "end":
            if event.span in self._nodes:
                self._nodes[event.span].end = event
            return
        node = self._nodes[event.span] = Node(event)
        if event.kind == "send":
            self._sent[_address(event)].append(node)
        self._place(node)
        if event.request and event.phase == "begin":
            self._latest[event.request] = node

    def _place(self, node: Node) -> None:
        event = node.begin
        if event.kind == "receive":
            self._receive(node)
        elif parent := event.detail.get("asked_by") or event.parent:
            if parent in self._nodes:
                self._nodes[parent].children.append(node)
        elif event.kind == "http":
            self.roots.append(node)
        elif event.request in self._latest:  # a thread that the work has started
            self._latest[event.request].children.append(node)

    def _receive(self, node: Node) -> None:
        waiting = self._sent[_address(node.begin)]
        if waiting:
            send = (
                waiting[0] if waiting[0].get("how") == "fanout" else waiting.popleft()
            )
            send.taken.append(node)


def _address(event: Event) -> Address:
    return (event.detail["for"], event.detail["method"], event.detail["topic"])


def roots(events: Iterable[Event]) -> list[Node]:
    """Return the requests that came from outside, with all that they led to."""
    builder = _Builder()
    for event in events:
        builder.add(event)
    return builder.roots
