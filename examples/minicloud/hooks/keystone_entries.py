"""Keystone's resources, where Flask-RESTful calls their methods."""

from typing import Any

from minicloud.hooks import places
from minicloud.hooks.notes import Notes


def install(notes: Notes) -> None:
    """Note which method a request leads to."""
    import flask
    import flask_restful

    dispatch = flask_restful.Resource.dispatch_request

    def noted(self: Any, *args: Any, **kwargs: Any) -> Any:
        method = getattr(self, flask.request.method.lower(), None)
        if method is None or not notes.on():
            return dispatch(self, *args, **kwargs)
        text = places.name(method)
        with notes.span("entry", text=text, where=places.of(method)):
            return dispatch(self, *args, **kwargs)

    flask_restful.Resource.dispatch_request = noted
