"""What the body of a create request must look like.

Upstream: ``cinder/api/schemas/volumes.py``, release 29.0.0, with a JSON schema for
each range of microversions; this is the part of the newest one that the model needs.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from cinder_flow.model.exception import ValidationError


def _is_name(value: Any) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= 255)


def _is_size(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return False
    return bool(re.fullmatch("[0-9]+", str(value), re.ASCII)) and int(value) >= 1


# --8<-- [start:schema]
FIELDS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "size": (_is_size, "a whole number of GiB, 1 or more"),
    "name": (_is_name, "a text of at most 255 characters"),
    "volume_type": (_is_name, "a text of at most 255 characters"),
}


def validate(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what *body* says of the volume.

    Raises:
        ValidationError: The body is not of this form; the text names the field.
    """
    volume = body.get("volume")
    if not isinstance(volume, Mapping):
        raise ValidationError(detail="'volume' is a required property")
    for field, value in volume.items():
        _check(field, value)
    return volume
    # --8<-- [end:schema]


def _check(field: str, value: Any) -> None:
    if field not in FIELDS:
        raise ValidationError(detail=f"Additional property {field!r} is not allowed")
    is_valid, form = FIELDS[field]
    if not is_valid(value):
        raise ValidationError(
            detail=f"Invalid input for field/attribute {field}. Value: {value}. "
            f"It must be {form}."
        )
