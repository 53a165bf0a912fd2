"""Which processes a cloud needs."""

from minicloud.config import cinder, clients, keystone, nova
from minicloud.config.site import Site, conf_file
from minicloud.serve.job import Job

CONFS = {"cinder": cinder.conf, "keystone": keystone.conf, "nova": nova.conf}


def jobs(site: Site) -> list[Job]:
    """Return the processes that the cloud at *site* consists of."""
    found = []
    for service in site.settings.services:
        for name, roles in _parts(site, service).items():
            listens = not roles or "api" in roles
            port = site.ports[service] if listens else 0
            found.append(Job(service, name, site.path, port, roles, _addresses(site)))
    return found


def _parts(site: Site, service: str) -> dict[str, tuple[str, ...]]:
    backends = site.settings.backend_names
    if service != "cinder":
        return {service: ()}
    if site.settings.embedded:
        return {"cinder": (*backends, "scheduler", "api")}
    volumes = {f"cinder-volume-{name}": (name,) for name in backends}
    return {"cinder-scheduler": ("scheduler",), **volumes, "cinder-api": ("api",)}


def _addresses(site: Site) -> dict[str, str]:
    return {service: site.url(service) for service in site.settings.services}


FOLDERS = ("log", "state", "locks", "coordination", "volumes", "faults", "trace")


def write_files(site: Site) -> None:
    """Write what the cloud's processes and its clients read."""
    for service in site.settings.services:
        file = conf_file(site.path, service)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(CONFS[service](site), encoding="utf-8")
    for name, text in (
        ("openrc", clients.openrc(site)),
        ("clouds.yaml", clients.clouds_yaml(site)),
    ):
        (site.path / name).write_text(text, encoding="utf-8")
    for name in FOLDERS:
        (site.path / name).mkdir(exist_ok=True)
