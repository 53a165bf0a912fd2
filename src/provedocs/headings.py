"""The anchors that Python-Markdown gives a page's headings."""

import re
import unicodedata
from collections import Counter

_ATX = re.compile(r"^#{1,6}[ ]*(?P<text>.*?)[ ]*#*$")
_UNDERLINE = re.compile(r"^(=+|-+)[ ]*$")
_ATTRIBUTES = re.compile(r"[ ]*\{:?[^}]*?(?:#(?P<id>[\w:.-]+)[^}]*)?\}$")
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")


def slugify(heading: str) -> str:
    """Return the anchor of *heading*: ``markdown.extensions.toc.slugify``, 3.11."""
    text = unicodedata.normalize("NFKD", _LINK.sub(r"\1", heading))
    ascii_only = text.encode("ascii", "ignore").decode()
    kept = re.sub(r"[^\w\s-]", "", ascii_only).strip().lower()
    return re.sub(r"[-\s]+", "-", kept) or "section"


class Headings:
    """Names for the blocks of one page: the heading above, and an ordinal."""

    def __init__(self) -> None:
        self._slug = "top"
        self._taken = Counter[str]()
        self._ordinals = Counter[str]()

    def see(self, line: str, above: str) -> None:
        """Take in *line*, which may be a heading or underline the one *above*."""
        if heading := _ATX.match(line):
            self._enter(heading["text"])
        elif _UNDERLINE.match(line) and above.strip() and above[0] not in " >":
            self._enter(above)

    def next_name(self) -> str:
        """Return the name of the next block: ``slug/ordinal``, from 1."""
        self._ordinals[self._slug] += 1
        return f"{self._slug}/{self._ordinals[self._slug]}"

    def _enter(self, heading: str) -> None:
        attributes = _ATTRIBUTES.search(heading)
        given = attributes["id"] if attributes else None
        slug = given or slugify(_ATTRIBUTES.sub("", heading))
        self._slug = f"{slug}_{self._taken[slug]}" if self._taken[slug] else slug
        self._taken[slug] += 1
