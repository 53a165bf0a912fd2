"""The versions of Cinder, for clients that ask at ``/v3`` without a token.

Without keystone, Cinder takes that for somebody who wants a token, and answers 204
(``cinder/api/middleware/auth.py``, release 29.0.0): openstacksdk finds no version, and
some commands of ``openstack`` give up. Asked at ``/``, Cinder lists its versions.
"""

from collections.abc import Iterable
from typing import Any

from minicloud.serve.wsgi import Application


def at_v3(application: Application) -> Application:
    """Return *application*, which answers at ``/v3`` as at ``/`` without a token."""

    def call(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        asks = environ["PATH_INFO"].rstrip("/") == "/v3"
        if asks and "HTTP_X_AUTH_TOKEN" not in environ:
            environ = environ | {"PATH_INFO": "/"}
        answer: Iterable[bytes] = application(environ, start_response)
        return answer

    return call
