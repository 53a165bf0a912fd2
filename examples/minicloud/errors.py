"""What can go wrong, said in one line."""


class CloudError(Exception):
    """The cloud cannot do what was asked; the text says why, and what to do."""


class UsageError(CloudError):
    """What was asked makes no sense; the program ends with the status 2."""
