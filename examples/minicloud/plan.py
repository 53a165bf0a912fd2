"""Which processes a cloud needs."""

from minicloud.config import cinder, clients, keystone, nova
from minicloud.config.site import Site
from minicloud.serve.job import Job

CONFS = {"cinder": cinder.conf, "keystone": keystone.conf, "nova": nova.conf}


def jobs(site: Site) -> list[Job]:
    """Return the processes that the cloud at *site* consists of."""
    found = []
    for service in site.settings.services:
        for name, roles in _parts(site, service).items():
            listens = roles in ((), ("api",)) or "api" in roles
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


def write_files(site: Site) -> None:
    """Write what the cloud's processes and its clients read."""
    for service in site.settings.services:
        _write(site, f"{service}.conf", CONFS[service](site))
    _write(site, "openrc", clients.openrc(site))
    _write(site, "clouds.yaml", clients.clouds_yaml(site))
    for name in ("log", "state", "locks", "coordination", "volumes", "faults"):
        (site.path / name).mkdir(exist_ok=True)


def _write(site: Site, name: str, text: str) -> None:
    (site.path / name).write_text(text, encoding="utf-8")
