"""Tasks, where taskflow's engine executes them and takes them back."""

from collections.abc import Callable
from typing import Any

from minicloud.hooks import places
from minicloud.hooks.notes import Notes, said


def install(notes: Notes) -> None:
    """Note each task that is executed, and each that is reverted."""
    from taskflow import task
    from taskflow.engines.action_engine import executor

    def noted(run: Callable[..., Any], name: str) -> Callable[..., Any]:
        def noted_run(made: Any, *args: Any, **kwargs: Any) -> Any:
            function = getattr(type(made), name)
            if not notes.on() or function is getattr(task.Task, name):
                return run(made, *args, **kwargs)
            text = f"{type(made).__name__}.{name}"
            with notes.span("task", text=text, where=places.of(function)) as span:
                outcome = run(made, *args, **kwargs)
                if error := getattr(outcome[1], "exception", None):
                    span.ending["error"] = said(error)
                return outcome

        return noted_run

    executor._execute_task = noted(executor._execute_task, "execute")
    executor._revert_task = noted(executor._revert_task, "revert")
