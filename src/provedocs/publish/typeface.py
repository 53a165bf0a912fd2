"""Cut fonts to what a site shows, and write the style sheet that names them."""

import hashlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from provedocs.files import write_atomically
from provedocs.publish.fonts import Face

SHEET = "assets/fonts.css"
"""Where a site has its style sheet of fonts; the files are beside it, in ``fonts/``."""

_ALWAYS = frozenset(range(0x20, 0x7F))
"""Printable ASCII is in every cut, so that most edits need no new one."""

_RULE = """\
@font-face {{
  font-display: swap;
  font-family: {family};
  font-style: {style};
  font-weight: {weight};
  src: url(fonts/{name}) format("woff2");
  unicode-range: {ranges};
}}
"""


def write_fonts(
    faces: Iterable[Face], text: Iterable[str], site: Path, cache: Path
) -> list[str]:
    """Write into *site* the parts of *faces* that show *text*, and their style sheet.

    Of faces alike in family, weight and style the first that has a character
    shows it.  What was cut once is kept in the folder *cache*.  Returned are the
    files that every page needs at once: upright letters of the first family, and
    plain ones of the others.
    """
    used = _ALWAYS | set(map(ord, text))
    rules, written = [], []
    for face, points in _shares(faces, used):
        name, content = _cut(face, points, cache)
        path = f"{Path(SHEET).parent.as_posix()}/fonts/{name}"
        write_atomically(site / path, content)
        rules.append(_rule(face, points, name))
        written.append((face, points, path))
    write_atomically(site / SHEET, "\n".join(rules).encode())
    return [
        path
        for face, points, path in written
        if ord("a") in points
        and face.style == "normal"
        and (face.family == written[0][0].family or face.weight == "400")
    ]


def _shares(
    faces: Iterable[Face], used: frozenset[int]
) -> Iterator[tuple[Face, list[int]]]:
    """Yield each face with those of *used* that it, and none before it, shows."""
    for _, alike in groupby(faces, key=lambda face: face.family):
        left: dict[tuple[str, str], set[int]] = {}
        for face in alike:
            wanted = left.setdefault((face.weight, face.style), set(used))
            if points := sorted(wanted & face.characters):
                wanted -= set(points)
                yield face, points


def _cut(face: Face, points: list[int], cache: Path) -> tuple[str, bytes]:
    """Return name and content of the part of *face* that shows *points*."""
    told = f"{face.path.stat().st_size} {points} {subset.__name__}"
    digest = hashlib.sha256(f"{face.path.name} {told}".encode()).hexdigest()[:12]
    name = f"{face.path.stem}-{digest}.woff2"
    kept = cache / name
    if not kept.is_file():
        write_atomically(kept, _subset(face.path, points))
    return name, kept.read_bytes()


def _subset(path: Path, points: list[int]) -> bytes:
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.notdef_outline = True
    options.drop_tables += ["FFTM"]  # when FontForge ran: nobody's concern
    font = TTFont(path, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    font.flavor = "woff2"
    content = BytesIO()
    font.save(content)
    return content.getvalue()


def _rule(face: Face, points: list[int], name: str) -> str:
    return _RULE.format(
        family=face.family,
        style=face.style,
        weight=face.weight,
        name=name,
        ranges=", ".join(_ranges(points)),
    )


def _ranges(points: list[int]) -> Iterator[str]:
    """Yield sorted *points* as CSS has ranges: ``U+20-7E``."""
    for _, run in groupby(enumerate(points), key=lambda pair: pair[1] - pair[0]):
        first, *_, last = [point for _, point in run] * 2
        yield f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}"
