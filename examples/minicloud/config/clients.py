"""What clients need to find the cloud: environment, ``openrc``, ``clouds.yaml``."""

import shlex
from collections.abc import Mapping

from minicloud.config.site import (
    NO_IMAGES,
    PASSWORD,
    PROJECT_ID,
    REGION,
    TOKEN,
    Site,
)

CLOUD = "minicloud"


def environment(site: Site) -> dict[str, str]:
    """Return the variables that lead a client to the cloud."""
    chosen = _WAYS[site.settings.auth](site)
    files = {"OS_CLIENT_CONFIG_FILE": f"{site.path}/clouds.yaml", "OS_CLOUD": CLOUD}
    ours = {
        "MINICLOUD_DIR": str(site.path),
        "MINICLOUD_VOLUME_URL": site.volume_url,
        # oslo.config looks for etc/cinder/cinder.conf there, so that cinder-manage
        # needs no --config-file.
        "SNAP_COMMON": str(site.path),
    }
    # The services' clients say at each start which of their parts will go one day.
    return chosen | files | ours | {"PYTHONWARNINGS": "ignore"}


def _noauth(site: Site) -> dict[str, str]:
    """Return what python-cinderclient reads; openstackclient reads the file."""
    return {
        "MINICLOUD_TOKEN": TOKEN,
        "OS_AUTH_SYSTEM": "noauth",
        "CINDER_ENDPOINT": site.volume_url,
        # Not OS_PROJECT_ID: openstackclient would offer it to a plugin without one.
        "CINDER_PROJECT_ID": PROJECT_ID,
    }


def _keystone(site: Site) -> dict[str, str]:
    return {
        "OS_AUTH_URL": site.auth_url,
        "OS_USERNAME": "admin",
        "OS_PASSWORD": PASSWORD,
        "OS_PROJECT_NAME": "admin",
        "OS_USER_DOMAIN_NAME": "Default",
        "OS_PROJECT_DOMAIN_NAME": "Default",
        "OS_REGION_NAME": REGION,
        "OS_IDENTITY_API_VERSION": "3",
    }


_WAYS = {"noauth": _noauth, "keystone": _keystone}


def openrc(site: Site) -> str:
    """Return a file for a shell's ``source``."""
    return "".join(
        f"export {name}={shlex.quote(value)}\n"
        for name, value in environment(site).items()
    )


def clouds_yaml(site: Site) -> str:
    """Return ``clouds.yaml``, as openstacksdk and the command ``openstack`` read it."""
    entry = _ENTRIES[site.settings.auth](site)
    entry["image_api_version"] = '"2"'
    entry["image_endpoint_override"] = f"{site.url('cinder')}{NO_IMAGES}/v2"
    return f"clouds:\n  {CLOUD}:\n" + _yaml(entry, "    ")


def _noauth_entry(site: Site) -> dict[str, object]:
    auth = {"endpoint": site.volume_url, "token": TOKEN}
    return {"auth_type": "admin_token", "auth": auth}


def _keystone_entry(site: Site) -> dict[str, object]:
    return {
        "auth": {
            "auth_url": site.auth_url,
            "username": "admin",
            "password": PASSWORD,
            "project_name": "admin",
            "user_domain_name": "Default",
            "project_domain_name": "Default",
        },
        "region_name": REGION,
    }


_ENTRIES = {"noauth": _noauth_entry, "keystone": _keystone_entry}


def _yaml(entry: Mapping[str, object], indent: str) -> str:
    lines = []
    for key, value in entry.items():
        if isinstance(value, Mapping):
            lines.append(f"{indent}{key}:\n{_yaml(value, indent + '  ')}")
        else:
            lines.append(f"{indent}{key}: {value}\n")
    return "".join(lines)
