"""A WSGI application on a port of this machine, one thread for each request."""

import socket
import threading
from collections.abc import Callable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from minicloud.ports import HOST

Application = Callable[..., Any]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128

    def server_bind(self) -> None:
        # The parent asks for the machine's full name, which can take seconds.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]
        self.setup_environ()


class _Handler(WSGIRequestHandler):
    def address_string(self) -> str:
        return str(self.client_address[0])

    def log_message(self, *args: Any) -> None:
        """Say nothing: the services have logs of their own."""


def serve(application: Application, port: int) -> None:
    """Serve *application* on *port* from now on, in threads of its own.

    Raises:
        OSError: The port is taken.
    """
    server = _Server((HOST, port), _Handler)
    server.set_app(application)
    threading.Thread(target=server.serve_forever, daemon=True, name="wsgi").start()
