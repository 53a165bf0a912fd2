"""``nova.conf`` for a cloud: the API alone, with neither compute nor conductor."""

from minicloud.config.site import Site, authtoken, ini, installed, sqlite


def conf(site: Site) -> str:
    """Return the text of ``nova.conf``."""
    return ini(
        {
            "DEFAULT": {
                "host": "minicloud",
                "state_path": site.path / "state",
                "log_file": site.path / "log" / "nova.log",
                "transport_url": "fake:/",
            },
            "api": {"auth_strategy": "keystone"},
            "api_database": {
                "connection": sqlite(site, "nova_api"),
                "sqlite_synchronous": "false",
            },
            "database": {
                "connection": sqlite(site, "nova_cell0"),
                "sqlite_synchronous": "false",
            },
            "oslo_concurrency": {"lock_path": site.path / "locks"},
            "wsgi": {"api_paste_config": installed("nova", "api-paste.ini")},
            "keystone_authtoken": authtoken(site, "nova"),
        }
    )
