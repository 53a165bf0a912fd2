"""How the items of a page name themselves, and tell what is wrong."""

from typing import Any

import pytest

from provedocs.errors import Unproved


class Told:
    """An item whose failure is told as the page's problem, with no frame of ours.

    ``index`` is its block's place on the page and ``line`` the fence's.
    """

    index: int
    line: int

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Return the problems alone where there are some, else what pytest says."""
        if isinstance(excinfo.value, Unproved):
            return str(excinfo.value)
        return super().repr_failure(excinfo)  # type: ignore[misc]


def headline(item: pytest.Item) -> str:
    """Return the id of *item* for people; pytest takes dots out of what ends an id."""
    return item.nodeid.replace("::", ": ", 1)
