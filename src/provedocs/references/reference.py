"""A reference that was proved, and the way from it to the source."""

from dataclasses import dataclass

from provedocs.references.library import Release


@dataclass(frozen=True, slots=True)
class Reference:
    """Inline code on a page's line ``line``, and what it was found to name.

    ``path`` begins with the package's own folder; ``at`` is a line of it, 0 for
    a folder.  What is ``gone`` has no path, nor has an option of a library.
    """

    line: int
    text: str
    kind: str
    release: Release
    path: str = ""
    at: int = 0
    gone: bool = False


def link_of(reference: Reference) -> str:
    """Return where the reader sees what *reference* names; "" if nowhere."""
    home, version = reference.release.home, reference.release.version
    if not home or not reference.path:
        return ""
    line = f"#L{reference.at}" if reference.at else ""
    return f"{home}/src/tag/{version}/{reference.path}{line}"
