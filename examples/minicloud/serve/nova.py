"""Nova's API alone: no compute, no conductor, no placement.

The steps are those of ``nova-manage api_db sync``, ``db sync --local_cell`` and
``cell_v2 map_cell0`` (``nova/cmd/manage.py``, release 34.0.0).
"""

import os
from pathlib import Path

from minicloud import hooks
from minicloud.hooks import web
from minicloud.hooks.notes import Notes
from minicloud.serve import sqlite, wsgi
from minicloud.serve.job import Job
from minicloud.serve.line import Line


def serve(job: Job, line: Line) -> None:
    """Set the databases up, and serve the API."""
    line.step("importing nova")
    os.environ["OS_NOVA_CONFIG_DIR"] = str(Path(job.conf).parent)
    import nova.monkey_patch

    nova.monkey_patch.patch(backend="threading")
    sqlite.begin_immediately()
    _tables(job, line)
    line.step("starting nova")
    from nova.api.openstack import wsgi_app

    application = wsgi_app.init_application("osapi_compute")
    notes = Notes(job.folder, job.server)
    hooks.install(notes)
    wsgi.serve(web.noted(notes, "nova-api", application), job.port)


def _tables(job: Job, line: Line) -> None:
    from nova import config, context, objects
    from nova.cmd import manage
    from nova.db import migration

    config.parse_args(["nova", "--config-file", job.conf])
    objects.register_all()
    line.step("writing nova's tables")
    migration.db_sync(database="api")
    migration.db_sync(database="main")
    manage.CellV2Commands().map_cell0(f"sqlite:///{job.folder}/nova_cell0.db")
    context.CELL_CACHE = {}
