"""Regions of files: how pages show code that stands elsewhere."""

import re
import textwrap
from difflib import get_close_matches
from pathlib import Path

from provedocs.blocks import Block
from provedocs.fences import MARK

_SNIPPET = re.compile(r"""\s*-+8<-+\s+("[^"]+"|'[^']+')\s*$""")


class RegionError(ValueError):
    """A region that cannot be read; ``hint`` says what to do."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.hint = hint


def shows_region(block: Block) -> bool:
    """Tell whether *block* holds nothing but ``--8<--`` lines.

    Raises:
        RegionError: it holds such lines and others.
    """
    if "8<" not in block.source:
        return False
    lines = [line for line in block.source.splitlines() if line.strip()]
    regions = [line for line in lines if _SNIPPET.match(line)]
    if regions and len(regions) < len(lines):
        raise RegionError(
            "this fence shows a region of a file and code of its own",
            "make them two fences: one is the file's, the other is run",
        )
    return bool(regions)


def read_region(root: Path, place: str) -> str:
    """Return the text of *place*: ``path`` or ``path:region``, under *root*.

    Marks of regions inside it are left out, and it begins at the margin.

    Raises:
        RegionError: there is no such file, or no such region in it.
    """
    path, _, region = place.partition(":")
    try:
        lines = (root / path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise RegionError(
            f"there is no text file {path}", "name it from the project's folder"
        ) from None
    if region:
        lines = _between(lines, path, region)
    kept = [line for line in lines if not MARK.search(line)]
    return textwrap.dedent("".join(f"{line}\n" for line in kept))


def _between(lines: list[str], path: str, region: str) -> list[str]:
    marks = [
        (m["kind"], m["name"], n)
        for n, line in enumerate(lines)
        if (m := MARK.search(line))
    ]
    places = {kind: n for kind, name, n in marks if name == region}
    if places.get("start", len(lines)) < places.get("end", 0):
        return lines[places["start"] + 1 : places["end"]]
    names = sorted({name for _, name, _ in marks})
    near = get_close_matches(region, names, n=1) or [", ".join(names) or "none"]
    raise RegionError(f"{path} has no whole region {region!r}", f"it has {near[0]}")
