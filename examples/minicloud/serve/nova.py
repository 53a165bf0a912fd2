"""Nova's API alone: no compute, no conductor, no placement.

The steps are those of ``nova-manage api_db sync``, ``db sync --local_cell`` and
``cell_v2 map_cell0`` (``nova/cmd/manage.py``, release 34.0.0).
"""

import os
import shutil
from pathlib import Path

from minicloud import hooks
from minicloud.config.site import installed
from minicloud.hooks import web
from minicloud.hooks.notes import Notes
from minicloud.serve import sqlite, wsgi
from minicloud.serve.job import Job
from minicloud.serve.line import Line

NAME = "osapi_compute"
PROGRAM = "nova-api-os-compute"


def serve(job: Job, line: Line) -> None:
    """Set the databases up, and serve the API."""
    line.step("importing nova")
    folder = Path(job.conf).parent
    os.environ["OS_NOVA_CONFIG_DIR"] = str(folder)
    shutil.copy(installed("nova", "api-paste.ini"), folder)
    import nova.monkey_patch

    nova.monkey_patch.patch(backend="threading")
    from nova.api.openstack import wsgi_app

    sqlite.begin_immediately()
    line.step("writing nova's tables")
    # What the application would do first, and does once only.
    wsgi_app.init_global_data([job.conf], NAME, PROGRAM)
    _tables(job)
    line.step("starting nova")
    application = wsgi_app.init_application(NAME, PROGRAM)
    notes = Notes(job.folder, job.server)
    hooks.install(notes)
    wsgi.serve(web.noted(notes, "nova-api", application), job.port)


def _tables(job: Job) -> None:
    from nova import context, exception, objects
    from nova.db import migration

    objects.register_all()
    migration.db_sync(database="api")
    migration.db_sync(database="main")
    cells = objects.CellMapping
    about = context.get_admin_context()
    try:
        cells.get_by_uuid(about, cells.CELL0_UUID)
    except exception.CellMappingNotFound:
        cells(
            about,
            uuid=cells.CELL0_UUID,
            name="cell0",
            transport_url="none:///",
            database_connection=f"sqlite:///{job.folder}/nova_cell0.db",
        ).create()
