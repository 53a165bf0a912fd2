"""The pytest plugin: pages are files of tests, blocks are tests.

It does nothing unless the project names its pages in ``provedocs_pages``.
"""

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    pass


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our flag and our settings."""
    group = parser.getgroup("provedocs", "documentation that proves itself")
    group.addoption(
        "--prove-update",
        action="store_true",
        help="rewrite outputs, transcripts and diagrams of pages to what happened",
    )
    parser.addini("provedocs_pages", "pages to prove: files and folders", "args", [])
    parser.addini(
        "provedocs_references",
        "packages whose names, in the pages' inline code, must be real",
        "args",
        [],
    )
    parser.addini(
        "provedocs_shown_budget",
        "per cent of blocks that may only be shown",
        default="0",
    )
    parser.addini("provedocs_timeout", "seconds that a block may take", default="10")


def pytest_configure(config: pytest.Config) -> None:
    """Set up what pages share, in a project that has any."""
    if config.getini("provedocs_pages"):
        from provedocs.controller import Controller

        config.pluginmanager.register(Controller(config), "provedocs-controller")
        if config.getini("provedocs_references"):
            from provedocs.references.item import ReferenceKeeper

            config.pluginmanager.register(ReferenceKeeper(config))
    elif config.option.prove_update:
        raise pytest.UsageError(
            "--prove-update: name the pages in provedocs_pages first"
        )


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the process that runs pages."""
    controller: Any = config.pluginmanager.get_plugin("provedocs-controller")
    if controller is not None:
        controller.close()
