"""Runs to look at: each function has the real services do something, and records it.

A scenario runs in the cloud that is at hand, and leaves nothing behind in it.
"""

from typing import Any

from minicloud import clouds, views
from minicloud.config.site import PROJECT_ID
from minicloud.stage import Stage
from seqtrace import Record

VOLUME = "cinder-volume@fc2"


def created(**wanted: Any) -> list[Record]:
    """Create a volume; tell everything."""
    with clouds.at_hand() as stage:
        return made_in(stage, **wanted)


def made_in(stage: Stage, **wanted: Any) -> list[Record]:
    """Create a volume in the cloud of *stage*, and take it away; tell everything."""
    with stage.cleared():
        return stage.records(lambda: stage.create(**wanted))


def messages() -> list[dict[str, Any]]:
    """Create a volume; return the messages that are sent for it, as they are sent."""
    with clouds.at_hand() as stage, stage.cleared():
        sent = stage.messages(stage.create)
    return [message for message in sent if message["method"] == "create_volume"]


def overview() -> list[Record]:
    """Create a volume, seen from far away."""
    return views.far(created())


def api() -> list[Record]:
    """Create a volume, seen from inside cinder-api."""
    return views.near("cinder-api")(created())


def scheduler() -> list[Record]:
    """Create a volume, seen from inside cinder-scheduler."""
    return views.near("cinder-scheduler")(created())


def manager() -> list[Record]:
    """Create a volume, seen from inside cinder-volume."""
    return views.near(VOLUME)(created())


def driver() -> list[Record]:
    """Create a volume, seen from where the driver is called."""
    return views.driver(created())


def bad_request() -> list[Record]:
    """Ask for a volume of 0 GiB."""
    return created(size=0)


def quota_exceeded() -> list[Record]:
    """Ask for one GiB more than the project's quota allows."""
    with clouds.at_hand() as stage:
        quotas = {"quota_set": {"gigabytes": 5}}
        stage.api.ask("PUT", f"/os-quota-sets/{PROJECT_ID}", quotas)
        told = made_in(stage, size=6)
    # Only a project's first request writes its rows of quota_usages.
    return [record for record in told if record.text != "writes quota_usages"]


def no_valid_backend() -> list[Record]:
    """Ask for one GiB more than any back end has."""
    return views.near("cinder-scheduler")(created(size=51))
