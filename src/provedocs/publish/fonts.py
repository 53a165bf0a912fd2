"""The fonts of a site: which faces there are, and which characters each can show.

A font is named by a package of ``node_modules``: one of Fontsource's, whose files
are ``files/NAME-SUBSET-WEIGHT-STYLE.woff2``, or a single file of any other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from fontTools.ttLib import TTFont

PLAIN = ("400", "normal")
WANTED = (PLAIN, ("600", "normal"))
"""Weights and styles that pages use: text, and what stands out; browsers slant it."""

# What needs no glyph: white space, joiners, variation selectors, soft hyphens.
_UNSEEN = {
    *map(ord, "\t\n\r \u00a0\u00ad\u200b\u200c\u200d\u2028\u2029\u2060\ufeff"),
    *range(0xFE00, 0xFE10),
}


class FontError(Exception):
    """A font cannot be had; the message says what to do."""


@dataclass(frozen=True)
class Face:
    """A file of a font: in which family, weight and style it is shown."""

    family: str
    weight: str
    style: str
    path: Path

    @cached_property
    def characters(self) -> frozenset[int]:
        """Return the code points that it has glyphs for."""
        return _characters(self.path)


@cache
def _characters(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def find_faces(modules: Path, fonts: Mapping[str, Sequence[str]]) -> list[Face]:
    """Return the faces of *fonts*: family -> names, the first one first.

    *modules* is the project's ``node_modules``.

    Raises:
        FontError: there is no such package or file.
    """
    return [
        face
        for family, names in fonts.items()
        for name in names
        for face in _faces_of(modules / name, family, name)
    ]


def _faces_of(path: Path, family: str, name: str) -> Iterator[Face]:
    """Yield the faces of one font; what it has no weight or style for is plain."""
    plain = [path] if path.is_file() else _files(path, *PLAIN)
    if not plain:
        hint = "name a package of Fontsource or a font's file, and run npm install"
        raise FontError(f"fonts: there is no {name} in node_modules: {hint}")
    for weight, style in WANTED:
        for file in _files(path, weight, style) or plain:
            yield Face(family, weight, style, file)


def _files(package: Path, weight: str, style: str) -> list[Path]:
    """Return the files of a weight and style; Latin comes first: others repeat it."""
    files = (package / "files").glob(f"*-{weight}-{style}.woff2")
    return sorted(files, key=lambda file: ("-latin-" not in file.name, file.name))


def without_glyph(text: Iterable[str], faces: Iterable[Face]) -> list[str]:
    """Return the characters of *text* that none of *faces* can show, in order."""
    known = frozenset().union(*(face.characters for face in faces)) | _UNSEEN
    return sorted(char for char in set(text) if ord(char) not in known)
