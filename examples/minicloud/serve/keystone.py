"""Keystone: its set-up and its API, in one process.

The steps are those of ``keystone-manage db_sync``, ``fernet_setup``,
``credential_setup`` and ``bootstrap`` (``keystone/cmd/cli.py``, release 30.0.0).
"""

import os

from minicloud.config.site import PASSWORD, REGION
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
    import keystone.server
    from keystone.common import sql
    from keystone.server.flask import core

    sqlite.begin_immediately()
    keystone.server.configure(config_files=[job.conf])
    line.step("writing keystone's tables and keys")
    _keys()
    _tables()
    line.step("writing keystone's catalog")
    _bootstrap(job)
    catalog.write(job.addresses)
    line.step("starting keystone")
    sql.initialize()
    wsgi.serve(core.initialize_application("public", config_files=[job.conf]), job.port)


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


def _tables() -> None:
    from keystone.common.sql import upgrades

    upgrades.offline_sync_database_to_version()


def _bootstrap(job: Job) -> None:
    from keystone.cmd import bootstrap

    maker = bootstrap.Bootstrapper()
    maker.admin_username, maker.admin_password = "admin", PASSWORD
    maker.admin_role_name = maker.project_name = "admin"
    maker.service_name, maker.region_id = "keystone", REGION
    url = catalog.url("keystone", job.addresses)
    maker.public_url = maker.internal_url = maker.admin_url = url
    maker.immutable_roles = True
    maker.bootstrap()
