"""Which of the services in one process is meant, where upstream knows of one only.

Upstream's service keeps the id of its row in its class, since each has a process of
its own (``Service.service_id`` in ``cinder/service.py``, release 29.0.0). Its heart
beats for that row, and the table ``workers`` says by it who works on what. Here each
thread knows for which service it works, and each heart beats for its own row.
"""

import contextlib
import threading
from typing import Any

_here = threading.local()
_SERVERS = ("rpcserver", "backend_rpcserver")


def service_class() -> Any:
    """Return Cinder's class of services, made for several in one process."""
    from cinder import context, objects, service
    from oslo_db import exception

    class Own(service.Service):
        """A service that knows its own row."""

        def __setattr__(self, name: str, value: Any) -> None:
            """Have a server know the row before it starts.

            A scheduler whose back ends have not reported yet takes messages, and
            sleeps meanwhile: it is not started before a second has passed.
            """
            if name in _SERVERS and value is not None:
                take = value._process_incoming
                value._process_incoming = _knowing(self.origin_service_id, take)
            super().__setattr__(name, value)

        def report_state(self) -> None:
            """Say in the row that the service lives; if its driver works, it does."""
            if not self.manager.is_working():
                return
            with contextlib.suppress(exception.DBError):  # the next beat will tell
                admin = context.get_admin_context()
                row = objects.Service.get_by_id(admin, self.origin_service_id)
                row.report_count += 1
                row.save(retry=False)

    _by_thread(service.Service)
    return Own


def _knowing(row: int, take: Any) -> Any:
    def taken(incoming: Any) -> Any:
        _here.row = row
        return take(incoming)

    return taken


def _by_thread(owner: Any) -> None:
    """Have *owner*'s ``service_id`` be the thread's; none, where no service works."""

    class ByThread(type(owner)):  # type: ignore[misc]
        service_id = property(
            lambda cls: getattr(_here, "row", None),
            lambda cls, row: setattr(_here, "row", row),
        )

    if not isinstance(vars(type(owner)).get("service_id"), property):
        owner.__class__ = ByThread
