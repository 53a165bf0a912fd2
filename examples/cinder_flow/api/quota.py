"""What a project may use, what it uses, and what is on the way.

Upstream: ``cinder/quota.py`` and ``cinder/quota_utils.py``, release 29.0.0.
"""

from dataclasses import dataclass, field

from cinder_flow.model.exception import (
    VolumeLimitExceeded,
    VolumeSizeExceedsAvailableQuota,
)

Amounts = dict[str, int]
"""Resource (``volumes`` or ``gigabytes``) to how much of it."""


def _nothing() -> Amounts:
    return {"volumes": 0, "gigabytes": 0}


@dataclass
class Quotas:
    """One project's quota: a reservation is either committed or rolled back."""

    limits: Amounts
    in_use: Amounts = field(default_factory=_nothing)
    reserved: Amounts = field(default_factory=_nothing)

    def reserve(self, wanted: Amounts) -> Amounts:
        """Set *wanted* aside.

        Raises:
            VolumeSizeExceedsAvailableQuota: Too few GiB are left.
            VolumeLimitExceeded: Too few volumes are left.
        """
        if self._is_over("gigabytes", wanted):
            raise VolumeSizeExceedsAvailableQuota(
                name="gigabytes",
                requested=wanted["gigabytes"],
                quota=self.limits["gigabytes"],
                consumed=self._consumed("gigabytes"),
            )
        if self._is_over("volumes", wanted):
            raise VolumeLimitExceeded(name="volumes", allowed=self.limits["volumes"])
        _add(wanted, self.reserved)
        return wanted

    def commit(self, reservations: Amounts) -> None:
        """Count what was reserved as used."""
        self.rollback(reservations)
        _add(reservations, self.in_use)

    def rollback(self, reservations: Amounts) -> None:
        """Give back what was reserved."""
        _add({name: -amount for name, amount in reservations.items()}, self.reserved)

    def _is_over(self, name: str, wanted: Amounts) -> bool:
        return self._consumed(name) + wanted[name] > self.limits[name]

    def _consumed(self, name: str) -> int:
        return self.in_use[name] + self.reserved[name]


def _add(amounts: Amounts, to: Amounts) -> None:
    for name, amount in amounts.items():
        to[name] += amount
