"""The REST side of cinder-api: from a body to an answer.

Upstream: ``cinder/api/v3/volumes.py``, release 29.0.0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cinder_flow.api import schema
from cinder_flow.api.volume import API
from cinder_flow.model.database import as_row
from cinder_flow.model.exception import CinderException, VolumeTypeNotFoundByName
from cinder_flow.model.volume import VolumeType


@dataclass(frozen=True)
class Response:
    """What the client gets.

    Attributes:
        status: The HTTP status.
        body: The volume as it is now, or what is wrong with the request.
    """

    status: int
    body: Mapping[str, Any]

    def __str__(self) -> str:
        volume = self.body.get("volume", {})
        state = f": {volume['id']} is {volume['status']}" if volume else ""
        return f"HTTP {self.status}{state}"


FAULTS = {400: "badRequest", 404: "itemNotFound", 413: "overLimit"}
"""HTTP status to what the body calls it (``cinder/api/openstack/wsgi.py``)."""


def fault(error: CinderException) -> Response:
    """Return the answer to a request that *error* ended."""
    return Response(
        error.code, {FAULTS[error.code]: {"code": error.code, "message": str(error)}}
    )


@dataclass(frozen=True)
class VolumeController:
    """Answers ``POST /v3/{project_id}/volumes``."""

    volume_api: API
    volume_types: Mapping[str, VolumeType]

    def create(self, body: Mapping[str, Any]) -> Response:
        """Have a volume created, and answer before it is."""
        try:
            wanted = schema.validate(body)
            volume = self.volume_api.create(
                size=wanted.get("size"),
                name=wanted.get("name") or "",
                volume_type=self._volume_type(wanted.get("volume_type")),
            )
        except CinderException as error:
            return fault(error)
        return Response(202, {"volume": as_row(volume)})

    def _volume_type(self, asked_for: str | None) -> VolumeType:
        name = asked_for or "__DEFAULT__"  # default_volume_type, in cinder.conf
        if name not in self.volume_types:
            raise VolumeTypeNotFoundByName(volume_type_name=name)
        return self.volume_types[name]
