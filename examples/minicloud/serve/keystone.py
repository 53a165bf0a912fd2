"""Keystone: its set-up and its API, in one process.

The steps are those of ``keystone-manage db_sync``, ``fernet_setup``,
``credential_setup`` and ``bootstrap`` (``keystone/cmd/cli.py``, release 30.0.0).
"""

import os

from minicloud import hooks
from minicloud.hooks import web
from minicloud.hooks.notes import Notes
from minicloud.serve import catalog, sqlite, wsgi
from minicloud.serve.job import Job
from minicloud.serve.line import Line

# The most keys that credentials have; keystone/credential/providers/fernet/core.py.
CREDENTIAL_KEYS = 3


def serve(job: Job, line: Line) -> None:
    """Set keystone up, write down the other services, and serve its API."""
    line.step("importing keystone")
    for name in ("fernet", "credential"):
        (job.folder / "keys" / name).mkdir(parents=True, exist_ok=True, mode=0o700)
    from keystone.common.sql import upgrades
    from keystone.server.flask import core

    def set_up() -> None:
        """Do what needs the configuration, and must be done before the rest."""
        line.step("writing keystone's tables and keys")
        _keys()
        upgrades.offline_sync_database_to_version()
        line.step("starting keystone")

    sqlite.begin_immediately()
    application = core.initialize_application("public", set_up, [job.conf])
    line.step("writing keystone's catalog")
    catalog.write(job.addresses)
    notes = Notes(job.folder, job.server)
    hooks.install(notes)
    wsgi.serve(web.noted(notes, "keystone", application), job.port)


def _keys() -> None:
    import keystone.conf
    from keystone.common import fernet_utils

    conf = keystone.conf.CONF
    for group, most in (
        ("fernet_tokens", conf.fernet_tokens.max_active_keys),
        ("credential", CREDENTIAL_KEYS),
    ):
        keys = fernet_utils.FernetUtils(conf[group].key_repository, most, group)
        if keys.validate_key_repository(requires_write=True):
            keys.initialize_key_repository(os.getuid(), os.getgid())
