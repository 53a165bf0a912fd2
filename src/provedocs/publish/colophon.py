"""What a book says of itself: its release, what it was proved with, and when."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from provedocs.record import Proof

_NEVER = "1980-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Colophon:
    """A release, empty if there is none; names with versions; the newest proof's time.

    ``proved`` and ``blocks`` count what was proved, and all that there is.  Nothing is
    of the day of printing, so that the same pages make the same book.
    """

    release: str
    versions: tuple[str, ...]
    when: str
    proved: int
    blocks: int

    def lines(self) -> list[str]:
        """Return what the cover says."""
        release = [f"Release {self.release}"] if self.release else []
        if not self.proved:
            return release
        share = f"{self.proved} of {self.blocks} blocks were proved"
        versions = _listed(self.versions)
        return [*release, f"{share} with {versions}, the last on {self.when[:10]}."]


def colophon_of(root: Path, proofs: Iterable[Proof], release: str = "") -> Colophon:
    """Return what the project at *root* and its *proofs* say; *release* if named."""
    proofs = list(proofs)
    versions = {f"{n} {v}" for proof in proofs for n, v in proof.versions.items()}
    return Colophon(
        release=release or _release(root / "pyproject.toml"),
        versions=tuple(sorted(versions, key=str.casefold)),
        when=max((proof.when for proof in proofs), default=_NEVER),
        proved=sum(proof.status != "shown" for proof in proofs),
        blocks=len(proofs),
    )


def _release(path: Path) -> str:
    if not path.is_file():
        return ""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return str(content.get("project", {}).get("version", ""))


def _listed(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
