"""Requests that arrive at a service, where its WSGI server calls it."""

from collections.abc import Iterable
from typing import Any

from minicloud.hooks.asking import PARENT
from minicloud.hooks.notes import Notes, Span
from minicloud.serve.wsgi import Application

HEADER = f"HTTP_{PARENT.upper().replace('-', '_')}"


def noted(notes: Notes, service: str, application: Application) -> Application:
    """Return *application* with each request noted as one to *service*."""

    def call(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if not notes.on():
            return list(application(environ, start_response))
        about = {
            "text": f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}",
            "asked_by": environ.get(HEADER, ""),
        }
        with notes.span("http", service, **about) as span:
            return list(application(environ, _listening(span, start_response)))

    return call


def _listening(span: Span, start_response: Any) -> Any:
    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        span.ending["status"] = status
        return start_response(status, headers, *rest)

    return start
