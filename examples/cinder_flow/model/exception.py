"""What can go wrong, in Cinder's words.

Upstream: ``cinder/exception.py``, release 29.0.0.
"""


class CinderException(Exception):
    """Anything that goes wrong on purpose.

    Attributes:
        message: The text, with the names of what ``__init__`` is given in braces.
        code: The HTTP status that a user gets for it, if it happens in the API.
    """

    message = "An unknown exception occurred."
    code = 500

    def __init__(self, **values: object) -> None:
        super().__init__(self.message.format(**values))


class ValidationError(CinderException):
    """The body of a request is not what the schema says."""

    message = "{detail}"
    code = 400


class InvalidInput(CinderException):
    """A value has the right form, and makes no sense."""

    message = "Invalid input received: {reason}"
    code = 400


class VolumeTypeNotFoundByName(CinderException):
    """Nobody made a volume type of that name."""

    message = "Volume type with name {volume_type_name} could not be found."
    code = 404


class QuotaError(CinderException):
    """The project has used up what it may use."""

    message = "Quota exceeded: code={code}"
    code = 413


class VolumeSizeExceedsAvailableQuota(QuotaError):
    """There are not so many GiB left in the project's quota."""

    message = (
        "Requested volume or snapshot exceeds allowed {name} quota. Requested "
        "{requested}G, quota is {quota}G and {consumed}G has been consumed."
    )


class VolumeLimitExceeded(QuotaError):
    """The project has all the volumes that it may have."""

    message = (
        "Maximum number of volumes allowed ({allowed}) exceeded for quota '{name}'."
    )


class NoValidBackend(CinderException):
    """The scheduler found no back end; the user has long got a 202."""

    message = "No valid backend was found. {reason}"


class VolumeBackendAPIException(CinderException):
    """The storage said no to the driver."""

    message = "Bad or unexpected response from the storage volume backend API: {data}"


class VolumeNotFound(CinderException):
    """There is no such row."""

    message = "Volume {volume_id} could not be found."
    code = 404
