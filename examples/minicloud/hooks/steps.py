"""Functions of Cinder that are worth to be seen, beside what all services share."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

from minicloud.hooks import places
from minicloud.hooks.notes import Notes

STEPS = {
    "cinder.volume.api:API": (),
    "cinder.scheduler.filter_scheduler:FilterScheduler": (),
    "cinder.scheduler.host_manager:HostManager": (
        "get_filtered_backends",
        "get_weighed_backends",
    ),
}
"""Class to the methods that are seen; all public ones that it defines, if none."""

DRIVER = (
    *("create_volume", "delete_volume", "extend_volume", "retype"),
    *("create_snapshot", "delete_snapshot", "revert_to_snapshot"),
    *("create_volume_from_snapshot", "create_cloned_volume"),
    *("clone_image", "copy_image_to_volume", "copy_volume_to_image"),
    *("migrate_volume", "update_migrated_volume", "manage_existing", "unmanage"),
    *("initialize_connection", "terminate_connection"),
    *("create_export", "remove_export", "ensure_export"),
)
"""What a driver can be asked for by a request; ``cinder/volume/driver.py``."""


def install(notes: Notes) -> None:
    """Note each of `STEPS`."""
    for path, names in STEPS.items():
        module, _, name = path.partition(":")
        owner = getattr(__import__(module, fromlist=[name]), name)
        for method in names or _public(owner):
            setattr(owner, method, seen(notes, "step", vars(owner)[method]))


def drivers(notes: Notes, made: Any) -> None:
    """Note what is asked of the driver *made*, method by method."""
    for name in DRIVER:
        if function := getattr(type(made), name, None):
            noted = seen(notes, "driver", function)
            setattr(made, name, functools.partial(noted, made))


def _public(owner: type) -> list[str]:
    return [
        name
        for name, value in vars(owner).items()
        if inspect.isfunction(value) and not name.startswith("_")
    ]


def seen(notes: Notes, kind: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return *function*, noted whenever it is called."""

    @functools.wraps(function)
    def noted(self: Any, *args: Any, **kwargs: Any) -> Any:
        if not notes.on() or notes.current() is None:
            return function(self, *args, **kwargs)
        text = f"{type(self).__name__}.{function.__name__}"
        with notes.span(kind, text=text, where=places.of(function)) as span:
            answer = function(self, *args, **kwargs)
            span.ending["answer"] = _words(answer)
            return answer

    return noted


def _words(answer: Any) -> str:
    """Return what a scheduler's answer says: back ends, and how heavy they are."""
    if not isinstance(answer, list):
        return _backend(answer)
    if not all(_backend(getattr(item, "obj", item)) for item in answer):
        return ""
    if answer and hasattr(answer[0], "weight"):
        words = [f"{_backend(item.obj)} weighs {item.weight:g}" for item in answer]
    else:  # in the order in which the back ends have reported, which says nothing
        words = sorted(map(_backend, answer))
    return ", ".join(filter(None, words)) or "none"


def _backend(state: Any) -> str:
    return str(getattr(state, "backend_id", ""))
