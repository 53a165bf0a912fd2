"""How fast provedocs is, beside its peers; run it with ``make bench``."""
