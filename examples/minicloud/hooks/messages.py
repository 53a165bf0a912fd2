"""Messages between services, where oslo.messaging sends and hands them out."""

import json
import threading
from typing import Any

from minicloud.hooks import places
from minicloud.hooks.notes import Notes

_server = threading.local()


def install(notes: Notes) -> None:
    """Note each message that is sent, and each that is worked on."""
    from oslo_messaging import transport
    from oslo_messaging.rpc import dispatcher, server

    send = transport.Transport._send
    take = server.RPCServer._process_incoming
    work = dispatcher.RPCDispatcher._do_dispatch

    def noted_send(self: Any, target: Any, ctxt: Any, message: Any, **how: Any) -> Any:
        if not notes.on():
            return send(self, target, ctxt, message, **how)
        waits = "call" if how.get("wait_for_reply") else "cast"
        about = {
            "how": "fanout" if target.fanout else waits,
            "method": str(message.get("method")),
            "version": str(message.get("version")),
            "topic": target.topic,
            "server": target.server or "",
            "for": str(ctxt.get("request_id") or ""),
            "where": places.caller(passed=("/rpc.py",)),
            "message": json.dumps(message, default=str),
        }
        with notes.span("send", **about):
            return send(self, target, ctxt, message, **how)

    def noted_take(self: Any, incoming: Any) -> Any:
        _server.target = self._target
        return take(self, incoming)

    def noted_work(self: Any, endpoint: Any, method: str, ctxt: Any, args: Any) -> Any:
        if not notes.on():
            return work(self, endpoint, method, ctxt, args)
        function = getattr(endpoint, method)
        about = {
            "text": f"{type(endpoint).__name__}.{method}",
            "method": method,
            "topic": _server.target.topic,
            "for": str(ctxt.get("request_id") or ""),
            "where": places.of(function),
        }
        with notes.span("receive", station(_server.target), **about):
            return work(self, endpoint, method, ctxt, args)

    transport.Transport._send = noted_send
    server.RPCServer._process_incoming = noted_take
    dispatcher.RPCDispatcher._do_dispatch = noted_work


def station(target: Any) -> str:
    """Return the name of the service that listens at *target*."""
    name, _, host = target.topic.partition(".")
    backend = (host or target.server or "").partition("@")[2]
    return f"{name}@{backend}" if backend else name
