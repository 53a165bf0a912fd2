"""``cinder.conf`` for a cloud."""

from minicloud.config.site import Site, authtoken, ini, installed, sqlite

DRIVER = "minicloud.sparsefile.SparseFileDriver"
BACKEND_NAME = "fc"
"""What all back ends call themselves, so that the scheduler has a choice."""

SMALLEST_GB = 40
STEP_GB = 10
HOST = "minicloud"


def conf(site: Site) -> str:
    """Return the text of ``cinder.conf``."""
    backends = site.settings.backend_names
    sections: dict[str, dict[str, object]] = {
        "DEFAULT": _default(site),
        "database": {
            "connection": sqlite(site, "cinder"),
            "sqlite_synchronous": "false",
        },
        "oslo_concurrency": {"lock_path": site.path / "locks"},
        "coordination": {"backend_url": f"file://{site.path}/coordination"},
        "oslo_messaging_notifications": {"driver": "noop"},
        "oslo_messaging_rabbit": {"rabbit_retry_interval": 1},
        "key_manager": {"backend": "cinder.keymgr.conf_key_mgr.ConfKeyManager"},
        "keystone_authtoken": authtoken(site, "cinder"),
    }
    sections |= {
        name: _backend(site, name, SMALLEST_GB + STEP_GB * number)
        for number, name in enumerate(backends)
    }
    return ini(sections)


def _default(site: Site) -> dict[str, object]:
    return {
        "host": HOST,
        "state_path": site.path / "state",
        "log_file": site.path / "log" / "cinder.log",
        "api_paste_config": installed("cinder", "api-paste.ini"),
        "resource_query_filters_file": installed("cinder", "resource_filters.json"),
        "auth_strategy": site.settings.auth,
        "transport_url": site.settings.rpc,
        "enabled_backends": ",".join(site.settings.backend_names),
        "osapi_volume_listen": "127.0.0.1",
        "osapi_volume_listen_port": site.ports["cinder"],
        "rpc_response_timeout": 10,
        # A start must not wait for a random moment.
        "periodic_fuzzy_delay": 0,
        # minicloud itself waits until every back end has reported.
        "scheduler_driver_init_wait_time": 1,
    }


def _backend(site: Site, name: str, capacity: int) -> dict[str, object]:
    return {
        "volume_driver": DRIVER,
        "volume_backend_name": BACKEND_NAME,
        "sparse_dir": site.path / "volumes" / name,
        "sparse_capacity_gb": capacity,
        "sparse_faults_file": site.path / "faults" / name,
    }
