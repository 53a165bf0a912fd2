"""Where one cloud stands: its folder, its make, and the addresses of its services."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from minicloud.errors import CloudError
from minicloud.ports import HOST
from minicloud.settings import Settings

REGION = "RegionOne"
PASSWORD = "secret"
PROJECT_ID = "0123456789abcdef0123456789abcdef"
"""The project without keystone: one that Cinder's ``project_id_regex`` lets pass."""

NO_IMAGES = "/no-images"
"""Where, at Cinder's port, clients find that there is no image service."""

TOKEN = f"admin:{PROJECT_ID}"
"""User and project, as ``cinder/api/middleware/auth.py`` reads them without keystone.
"""


@dataclass(frozen=True)
class Site:
    """One cloud, as its configuration is written for it.

    Attributes:
        path: The cloud's folder, absolute.
        settings: What it is made of.
        ports: Service to port, for every service that listens.
    """

    path: Path
    settings: Settings
    ports: Mapping[str, int]

    def url(self, service: str) -> str:
        """Return the root of *service*'s addresses."""
        return f"http://{HOST}:{self.ports[service]}"

    @property
    def volume_url(self) -> str:
        """Return what stands before a project's id in Cinder's addresses."""
        return f"{self.url('cinder')}/v3"

    @property
    def auth_url(self) -> str:
        """Return keystone's address, or one where nobody answers."""
        with_keystone = "keystone" in self.settings.services
        return f"{self.url('keystone')}/v3" if with_keystone else f"http://{HOST}:9/v3"


def conf_file(folder: Path, service: str) -> Path:
    """Return where *service*'s configuration stands, in the cloud's *folder*."""
    return folder / "etc" / service / f"{service}.conf"


def installed(*names: str) -> Path:
    """Return a data file that a service's package brought along, by its *names*.

    Raises:
        CloudError: The package is installed without it.
    """
    usual = Path(sys.prefix, "etc", *names)
    if usual.exists():
        return usual
    ending = "/".join(["etc", *names])
    for file in metadata.files(names[0]) or []:
        if file.as_posix().endswith(ending):
            return Path(str(file.locate())).resolve()
    raise CloudError(f"{names[0]} is installed without {ending}; install it anew")


def authtoken(site: Site, user: str) -> dict[str, object]:
    """Return the section by which *user*, a service, asks keystone about tokens."""
    return {
        "www_authenticate_uri": site.auth_url,
        "auth_url": site.auth_url,
        "auth_type": "password",
        "username": user,
        "password": PASSWORD,
        "project_name": "service",
        "user_domain_name": "Default",
        "project_domain_name": "Default",
        "service_token_roles_required": "true",
        "service_token_roles": "service",
    }


def sqlite(site: Site, name: str) -> str:
    """Return where the database *name* is; who finds it locked waits for a minute."""
    return f"sqlite:///{site.path}/{name}.db?timeout=60"


def ini(sections: Mapping[str, Mapping[str, object]]) -> str:
    """Return *sections* as the text of a configuration file."""
    lines = []
    for name, options in sections.items():
        lines.append(f"[{name}]")
        lines += [f"{option} = {value}" for option, value in options.items()]
        lines.append("")
    return "\n".join(lines)
