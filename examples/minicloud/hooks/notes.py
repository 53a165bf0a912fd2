"""The notebook of one service's process."""

import itertools
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from minicloud.trace import events
from minicloud.trace.events import Event


@dataclass(frozen=True)
class Span:
    """Something that is being done by a thread."""

    id: str
    service: str
    ending: dict[str, str]
    """What will be known of it in the end."""


class Notes:
    """Writes down events, while the switch is on."""

    def __init__(self, folder: Path, server: str) -> None:
        """Take *folder*, the cloud's, and the name of the *server* that writes."""
        self.server = server
        self._switch = str(events.switch(folder))
        self._log = str(events.log(folder))
        self._numbers = itertools.count(1)
        self._here = threading.local()

    def on(self) -> bool:
        """Tell whether anybody watches."""
        return os.path.exists(self._switch)  # noqa: PTH110 - this is asked often

    @property
    def _stack(self) -> list[Span]:
        if not hasattr(self._here, "stack"):
            self._here.stack = []
        stack: list[Span] = self._here.stack
        return stack

    def current(self) -> Span | None:
        """Return what this thread is doing, if it was seen to begin."""
        return self._stack[-1] if self._stack else None

    def at(self, kind: str, **detail: str) -> None:
        """Note what takes no time."""
        self._write(kind, "at", Span(self._id(), self._service(None), {}), detail)

    @contextmanager
    def span(
        self, kind: str, service: str | None = None, **detail: str
    ) -> Iterator[Span]:
        """Note what is done while the block runs, and how it ends."""
        made = Span(self._id(), self._service(service), {})
        self._write(kind, "begin", made, detail)
        self._stack.append(made)
        try:
            yield made
        except BaseException as error:
            made.ending.setdefault("error", said(error))
            raise
        finally:
            self._stack.pop()
            self._write(kind, "end", made, made.ending)

    def _id(self) -> str:
        return f"{os.getpid()}-{next(self._numbers)}"

    def _service(self, service: str | None) -> str:
        here = self.current()
        return service or (here.service if here else "")

    def _write(self, kind: str, phase: str, span: Span, detail: dict[str, str]) -> None:
        here = self.current()
        event = Event(
            kind,
            phase,
            span.id,
            here.id if here else "",
            span.service,
            _request(),
            time.time(),
            detail,
        )
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        descriptor = os.open(self._log, flags, 0o600)
        try:
            os.write(descriptor, event.line().encode())
        finally:
            os.close(descriptor)


def said(error: BaseException) -> str:
    """Return an exception as one line."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}".removesuffix(": ")


def _request() -> str:
    """Return the id of the request that this thread works for, as its context says."""
    from oslo_context import context

    return str(getattr(context.get_current(), "request_id", None) or "")
