"""A linear flow of tasks; when one fails, those before it are reverted.

Cinder uses the library ``taskflow`` for it.
There, the task that failed is reverted as well, and is told that it has no result;
Cinder's tasks then do nothing, and so this model leaves them out.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

Values = dict[str, Any]
"""What tasks have provided so far, by name."""


class Task(Protocol):
    """One step of a flow.

    ``execute`` names as arguments what it needs, and returns what it provides, by name.
    A task may also have ``revert``, which takes such arguments, and ``failure``.
    """

    @property
    def execute(self) -> Callable[..., Mapping[str, Any] | None]:
        """Do the step."""


# --8<-- [start:run]
def run(tasks: Sequence[Task], inputs: Mapping[str, Any]) -> Values:
    """Execute *tasks* in order, and return all that they provided.

    Raises:
        Exception: What a task raised, after the tasks before it were reverted.
    """
    values, done = dict(inputs), list[Task]()
    try:
        for task in tasks:
            values.update(_with(values, task.execute) or {})
            done.append(task)
    except Exception as failure:
        for task in reversed(done):
            _revert(task, values | {"failure": failure})
        raise
    return values
    # --8<-- [end:run]


def _revert(task: Task, values: Values) -> None:
    if revert := getattr(task, "revert", None):
        _with(values, revert)


def _with(values: Values, function: Callable[..., Any]) -> Any:
    wanted = inspect.signature(function).parameters
    return function(**{name: values[name] for name in wanted})
