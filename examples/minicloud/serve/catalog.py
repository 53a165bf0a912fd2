"""The services in keystone: a user and a place in the catalog for each."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from minicloud.config.site import PASSWORD, REGION

TYPES = {"cinder": "block-storage", "nova": "compute"}
PATHS = {"cinder": "/v3", "nova": "/v2.1", "keystone": "/v3"}
INTERFACES = ("public", "internal", "admin")


def url(service: str, addresses: Mapping[str, str]) -> str:
    """Return the endpoint of *service*."""
    return addresses[service] + PATHS[service]


def write(addresses: Mapping[str, str]) -> None:
    """Have every service in the catalog, where it is now."""
    _bootstrap("admin", "admin", url("keystone", addresses))
    for name in TYPES:
        if name in addresses:
            _user(name)
            _service(name, url(name, addresses))


def _bootstrap(user: str, project: str, address: str | None = None) -> Any:
    """Have *user* with the role ``admin`` in *project*, and keystone at *address*."""
    with _backends_as_they_are():
        from keystone.cmd import bootstrap

        maker = bootstrap.Bootstrapper()
    maker.admin_username, maker.admin_password = user, PASSWORD
    maker.admin_role_name, maker.project_name = "admin", project
    maker.service_name, maker.region_id = "keystone", REGION
    maker.public_url = maker.internal_url = maker.admin_url = address
    maker.immutable_roles = True
    maker.bootstrap()
    return maker


@contextmanager
def _backends_as_they_are() -> Iterator[None]:
    """Keep the bootstrapper from loading what can be loaded once in a process."""
    from keystone.server import backends

    load = backends.load_backends
    backends.load_backends = dict
    try:
        yield
    finally:
        backends.load_backends = load


def _user(name: str) -> None:
    """Have a user with the roles ``admin`` and ``service`` in project ``service``."""
    from keystone.cmd.bootstrap import PROVIDERS

    maker = _bootstrap(name, "service")
    _once(
        PROVIDERS.assignment_api.add_role_to_user_and_project,
        maker.admin_user_id,
        maker.project_id,
        maker.service_role_id,
    )


def _service(name: str, address: str) -> None:
    from keystone.cmd.bootstrap import PROVIDERS

    service = _id(name)
    about = {"id": service, "name": name, "type": TYPES[name], "enabled": True}
    _once(PROVIDERS.catalog_api.create_service, service, about)
    for interface in INTERFACES:
        endpoint = {
            "id": _id(name, interface),
            "interface": interface,
            "url": address,
            "service_id": service,
            "region_id": REGION,
            "enabled": True,
        }
        if not _once(PROVIDERS.catalog_api.create_endpoint, endpoint["id"], endpoint):
            PROVIDERS.catalog_api.update_endpoint(endpoint["id"], endpoint)


def _id(*names: str) -> str:
    """Return the same id at each start, so that nothing is written twice."""
    return uuid.uuid5(uuid.NAMESPACE_DNS, "-".join(names)).hex


def _once(function: Any, *args: Any) -> bool:
    """Call *function*; tell whether it made something that was not there before."""
    from keystone import exception
    from oslo_db.exception import DBDuplicateEntry

    try:
        function(*args)
    except (exception.Conflict, DBDuplicateEntry):
        return False
    return True
