"""The controllers' methods, where Cinder's and Nova's routers call them."""

import importlib
from typing import Any

from minicloud.hooks import places
from minicloud.hooks.notes import Notes


def install(notes: Notes) -> None:
    """Note which method a request leads to."""
    wsgi = importlib.import_module(f"{notes.server}.api.openstack.wsgi")
    dispatch = wsgi.Resource.dispatch

    def noted(self: Any, method: Any, request: Any, action_args: Any) -> Any:
        if not notes.on():
            return dispatch(self, method, request, action_args)
        text = places.name(method)
        with notes.span("entry", text=text, where=places.of(method)):
            return dispatch(self, method, request, action_args)

    wsgi.Resource.dispatch = noted
