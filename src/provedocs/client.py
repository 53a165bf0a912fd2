"""Send one request, and take its answer: Python's own client, no redirects."""

import json
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_HOW_LONG = 600
"""Seconds; a block's own timeout comes first."""


class Reply(NamedTuple):
    """What a service answers: ``202 Accepted``, its headers in lower case, its body."""

    status: str
    headers: dict[str, str]
    body: str


class NoReplyError(Exception):
    """A request has no answer; the message says what happened."""


def send(method: str, url: str, headers: dict[str, str], body: str) -> Reply:
    """Return what the service at *url* answers.

    Raises:
        NoReplyError: It does not answer, or not in HTTP.
    """
    from http.client import HTTPConnection, HTTPException  # 5 MB that few pages need

    place = urlsplit(url)
    target = url.partition(place.netloc)[2] or "/"
    connection = HTTPConnection(place.netloc, timeout=_HOW_LONG)
    try:
        connection.request(method, target, body.encode(), headers)
        reply = connection.getresponse()
        text = reply.read().decode(errors="replace")
        told = {name.lower(): value for name, value in reply.getheaders()}
        return Reply(f"{reply.status} {reply.reason}".strip(), told, text)
    except (OSError, HTTPException, ValueError) as error:
        what = f"no answer to this request: {type(error).__name__}: {error}"
        raise NoReplyError(what) from None
    finally:
        connection.close()


def value_of(body: str) -> Any:
    """Return the JSON in *body*, or else *body*."""
    try:
        return json.loads(body)
    except ValueError:
        return body
