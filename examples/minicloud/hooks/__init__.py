"""What the services note while they are watched.

Nothing of OpenStack is changed on disk, and no line of it is traced: the hooks sit
where all services pass, in the libraries that they share. While nobody watches, each
costs the question whether one file exists.
"""

import importlib

from minicloud.hooks.notes import Notes

SHARED = ("tables", "asking")
"""Hooks for every service; each module has ``install(notes)``."""

OWN = {
    "cinder": ("messages", "flows", "entries", "steps"),
    "nova": ("messages", "entries"),
    "keystone": ("keystone_entries",),
}


def install(notes: Notes) -> None:
    """Have the server's libraries note what they do; its modules can be imported."""
    for name in (*SHARED, *OWN[notes.server]):
        importlib.import_module(f"minicloud.hooks.{name}").install(notes)
