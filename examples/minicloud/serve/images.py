"""The versions of an image service that is not there.

``openstack volume create`` asks for them before it does anything, whether images
are wanted or not (``openstackclient/volume/v3/volume.py``, release 10.5.0).
"""

import json
from collections.abc import Iterable
from typing import Any

from minicloud.config.site import NO_IMAGES
from minicloud.serve.wsgi import Application


def beside(application: Application) -> Application:
    """Return *application* with the versions below `NO_IMAGES`."""

    def both(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith(NO_IMAGES):
            answer: Iterable[bytes] = application(environ, start_response)
            return answer
        here = f"http://{environ['HTTP_HOST']}{NO_IMAGES}/v2/"
        links = [{"rel": "self", "href": here}]
        versions = [{"id": "v2.9", "status": "CURRENT", "links": links}]
        body = json.dumps({"versions": versions}).encode()
        start_response("300 Multiple Choices", [("Content-Type", "application/json")])
        return [body]

    return both
