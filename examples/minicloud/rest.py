"""Talking to the services as any client does: HTTP and JSON."""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from minicloud.config.site import PASSWORD, PROJECT_ID, TOKEN, Site
from minicloud.errors import CloudError

MICROVERSION = "volume 3.71"
"""The newest of Cinder 29.0.0."""

TIMEOUT_SECONDS = 20
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Volumes:
    """Cinder's API, as the administrator sees it.

    Attributes:
        url: Everything before a resource's own path, the project's id included.
        token: What ``X-Auth-Token`` says.
    """

    url: str
    token: str

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """Send one request, and return the answer's JSON; None, if it has none."""
        headers = {"X-Auth-Token": self.token, "OpenStack-API-Version": MICROVERSION}
        return send(method, self.url + path, body, headers)[0]


def volumes(site: Site) -> Volumes:
    """Return Cinder's API, with a token that it accepts."""
    if site.settings.auth == "noauth":
        return Volumes(f"{site.volume_url}/{PROJECT_ID}", TOKEN)
    token, project = _token(site)
    return Volumes(f"{site.volume_url}/{project}", token)


def _token(site: Site) -> tuple[str, str]:
    domain = {"name": "Default"}
    user = {"name": "admin", "domain": domain, "password": PASSWORD}
    identity = {"methods": ["password"], "password": {"user": user}}
    scope = {"project": {"name": "admin", "domain": domain}}
    body = {"auth": {"identity": identity, "scope": scope}}
    answer, headers = send("POST", f"{site.auth_url}/auth/tokens", body, {})
    return headers["X-Subject-Token"], answer["token"]["project"]["id"]


def send(
    method: str, url: str, body: object, headers: Mapping[str, str]
) -> tuple[Any, Mapping[str, str]]:
    """Send one request; return the answer's JSON and its headers.

    Raises:
        CloudError: Nobody answers, or the answer is an error.
    """
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json", **headers}
    request = urllib.request.Request(url, data, headers, method=method)
    try:
        with _direct.open(request, timeout=TIMEOUT_SECONDS) as response:
            text = response.read()
            return json.loads(text) if text else None, response.headers
    except urllib.error.HTTPError as error:
        raise CloudError(f"{method} {url}: {error.code} {error.read()!r}") from None
    except OSError as error:
        raise CloudError(f"{method} {url}: {error}") from None
