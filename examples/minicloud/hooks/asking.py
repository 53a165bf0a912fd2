"""One service asking another by HTTP, where requests sends."""

from typing import Any
from urllib.parse import urlsplit

from minicloud.hooks import places
from minicloud.hooks.notes import Notes

PARENT = "X-Minicloud-Parent"
"""The header that says for which span a request was sent."""


def install(notes: Notes) -> None:
    """Note each request that the service itself sends."""
    import requests

    session: Any = requests.Session
    send = session.send

    def noted(self: Any, request: Any, **how: Any) -> Any:
        if not notes.on():
            return send(self, request, **how)
        address = urlsplit(request.url)
        text = f"{request.method} {address.path}"
        where = places.caller(passed=())
        with notes.span("ask", text=text, host=address.netloc, where=where) as span:
            request.headers[PARENT] = span.id
            response = send(self, request, **how)
            span.ending["status"] = f"{response.status_code} {response.reason}"
            return response

    session.send = noted
