"""Cinder: the API, the scheduler and the volume service, by threads of one process.

The classes are those that ``cinder-scheduler`` and ``cinder-volume`` start
(``cinder/cmd``, release 29.0.0); only their launchers, which fork, are left out.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

# Before anything of cinder is imported: threads are threads, not eventlet's.
os.environ["OS_CINDER_DISABLE_EVENTLET_PATCHING"] = "1"

from minicloud import hooks
from minicloud.hooks import steps, web
from minicloud.hooks.notes import Notes
from minicloud.serve import images, selves, sqlite, versions, wsgi
from minicloud.serve.job import Job
from minicloud.serve.line import Line

HOST = "minicloud"
_OTHERS = ("scheduler", "api")


def serve(job: Job, line: Line) -> None:
    """Start what *job* asks for, and return when it listens."""
    line.step("importing cinder")
    _configure(job)
    notes = Notes(job.folder, job.server)
    hooks.install(notes)
    line.step("starting cinder")
    sqlite.begin_immediately()
    for role in job.roles:
        if role not in _OTHERS:
            manager = _volume(role).manager
            steps.drivers(notes, manager.driver)
            if "scheduler" not in job.roles:
                _report(manager)
    if "scheduler" in job.roles:
        # It sleeps for a second if no back end has reported yet, and it serves
        # meanwhile; whether they have is asked by the supervisor, over the API.
        line.beside(_scheduler)
    if "api" in job.roles:
        _api(job, notes)


def _configure(job: Job) -> None:
    from oslo_service import backend

    backend.init_backend(backend.BackendType.THREADING)

    import cinder.cmd.volume  # registers backend_host and cluster
    import os_brick
    from cinder import objects, rpc, version
    from cinder.common import config
    from cinder.db import migration
    from oslo_config import cfg
    from oslo_log import log

    objects.register_all()
    files = ["--config-file", job.conf]
    cfg.CONF(files, project="cinder", version=version.version_string())
    config.set_middleware_defaults()
    log.setup(cfg.CONF, "cinder")
    os_brick.setup(cfg.CONF)
    with _alone(job):
        migration.db_sync()
    rpc.init(cfg.CONF)
    for name in cfg.CONF.enabled_backends:
        cfg.CONF.register_opt(cinder.cmd.volume.host_opt, group=name)


@contextmanager
def _alone(job: Job) -> Iterator[None]:
    """Have no other process of the cloud in this block meanwhile."""
    with (job.folder / "locks" / "tables").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _api(job: Job, notes: Notes) -> None:
    from oslo_config import cfg
    from oslo_service import wsgi as paste

    application = paste.Loader(cfg.CONF).load_app("osapi_volume")
    if cfg.CONF.auth_strategy == "noauth":
        application = versions.at_v3(application)
    wsgi.serve(web.noted(notes, "cinder-api", images.beside(application)), job.port)


def _scheduler() -> None:
    from cinder.common import constants

    _start(binary=constants.SCHEDULER_BINARY, topic=constants.SCHEDULER_TOPIC)


def _volume(role: str) -> Any:
    from cinder.common import constants

    return _start(
        host=f"{HOST}@{role}",
        service_name=role,
        binary=constants.VOLUME_BINARY,
        topic=constants.VOLUME_TOPIC,
        coordination=True,
    )


def _report(manager: Any) -> None:
    """Tell the scheduler of a back end that listens now.

    Upstream tells before it listens: a scheduler that begins to listen between the
    two hears nothing and asks in vain, for a minute.
    """
    from cinder import context

    manager.publish_service_capabilities(context.get_admin_context())


def _start(**parts: Any) -> Any:
    made = selves.service_class().create(**parts)
    made.start()
    return made
