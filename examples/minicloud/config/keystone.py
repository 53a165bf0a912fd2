"""``keystone.conf`` for a cloud."""

from minicloud.config.site import Site, ini, sqlite


def conf(site: Site) -> str:
    """Return the text of ``keystone.conf``."""
    keys = {"key_repository": site.path / "keys" / "fernet"}
    return ini(
        {
            "DEFAULT": {"log_file": site.path / "log" / "keystone.log"},
            "database": {
                "connection": sqlite(site, "keystone"),
                "sqlite_synchronous": "false",
            },
            "token": {"provider": "fernet"},
            "fernet_tokens": keys,
            "fernet_receipts": keys,
            "credential": {"key_repository": site.path / "keys" / "credential"},
            # Without a cache each token is looked up in the database anew.
            "cache": {"enabled": "true", "backend": "dogpile.cache.memory"},
            # A password of a cloud that lives for minutes needs no slow hash.
            "identity": {"password_hash_rounds": 4},
        }
    )
