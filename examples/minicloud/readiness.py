"""Whether the cloud really serves: asked as a client would."""

import time
from collections.abc import Callable

from minicloud import rest
from minicloud.config.cinder import BACKEND_NAME
from minicloud.config.site import Site
from minicloud.errors import CloudError

VOLUME_TYPE = "FCVolumeType"
PATIENCE_SECONDS = 60
PAUSE_SECONDS = 0.05


def wait(site: Site) -> None:
    """Return when a volume could be created on any back end.

    The question goes to the API, from there as an RPC call to the scheduler, which
    answers with the back ends whose capabilities it has been told of.
    """
    api = rest.volumes(site)
    wanted = set(site.settings.backend_names)
    _until(lambda: wanted <= _reported(api), f"a report of {', '.join(sorted(wanted))}")
    _volume_type(api)


def _reported(api: rest.Volumes) -> set[str]:
    pools = api.ask("GET", "/scheduler-stats/get_pools")["pools"]
    return {pool["name"].partition("@")[2].partition("#")[0] for pool in pools}


def _until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > end:
            raise CloudError(f"waited {PATIENCE_SECONDS} s for {what}; see the log")
        time.sleep(PAUSE_SECONDS)


def _volume_type(api: rest.Volumes) -> None:
    """Have the type that the guide asks for."""
    known = {entry["name"] for entry in api.ask("GET", "/types")["volume_types"]}
    if VOLUME_TYPE not in known:
        specs = {"volume_backend_name": BACKEND_NAME}
        body = {"volume_type": {"name": VOLUME_TYPE, "extra_specs": specs}}
        api.ask("POST", "/types", body)
