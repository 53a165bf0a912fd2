"""The anchors that Python-Markdown gives a page's headings."""

import html
import re
import unicodedata
from collections import Counter

_ATX = re.compile(r"#{1,6}[ ]*(?P<text>.*?)[ ]*#*$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_ATTRIBUTES = re.compile(r" +\{:? *(?P<inner>[^}\n ][^\n]*?) *\} *$")
_ID = re.compile(r"(?:^|\s)#([\w:.-]+)")
_COUNTED = re.compile(r"(.*)_(\d+)$")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_INLINE = re.compile(
    r"""
    (?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | \\(?P<escaped>[\\`*_{}\[\]()>\#+.!-])
    | (?<!\w)(?P<marks>_{1,3})(?=\S)(?P<stressed>.+?)(?<=\S)(?P=marks)(?!\w)
    | <(?P<address>https?://[^>]*)>
    | !\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])   # an image
    | <!--.*?--> | </?[A-Za-z][^>]*>
    """,
    re.VERBOSE,
)
_KEPT = ("code", "escaped", "stressed", "address")


def slugify(heading: str) -> str:
    """Return the anchor of *heading*: ``markdown/extensions/toc.py``, 3.11.

    It is empty if the heading has no letter or digit of ASCII.
    """
    text = unicodedata.normalize("NFKD", _plain(heading))
    ascii_only = text.encode("ascii", "ignore").decode()
    kept = re.sub(r"[^\w\s-]", "", ascii_only).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def _plain(heading: str) -> str:
    """Return what the reader sees of *heading*, its markup taken off."""

    def seen(markup: re.Match[str]) -> str:
        return next(filter(None, map(markup.group, _KEPT)), "")

    return html.unescape(_INLINE.sub(seen, _LINK.sub(r"\1", heading)))


class Headings:
    """Names for the blocks of one page: the heading above, and an ordinal."""

    def __init__(self) -> None:
        self._slug = "top"
        self._taken: set[str] = set()
        self._ordinals = Counter[str]()
        self._begins, self._above = True, ""

    def see(self, line: str) -> None:
        """Take in *line*, without what its containers put before it.

        It may be a heading, or underline the one above; that is a heading only
        if it begins its paragraph.
        """
        heading = _ATX.match(line)
        text = heading["text"] if heading else self._above
        if heading or (text and _UNDERLINE.match(line)):
            self._slug = self._anchor(text)
            self._begins, self._above = True, ""
        else:
            self._above = line.strip() if self._begins else ""
            self._begins = not line.strip()

    def next_name(self) -> str:
        """Return the name of the next block: ``slug/ordinal``, from 1."""
        self._begins, self._above = False, ""  # a fence stands in its paragraph
        self._ordinals[self._slug] += 1
        return f"{self._slug}/{self._ordinals[self._slug]}"

    def _anchor(self, heading: str) -> str:
        attributes = _ATTRIBUTES.search(heading)
        given = _ID.search(attributes["inner"]) if attributes else None
        anchor = (
            given[1] if given else self._free(slugify(_ATTRIBUTES.sub("", heading)))
        )
        self._taken.add(anchor)
        return anchor

    def _free(self, slug: str) -> str:
        """Return *slug*, or the first ``slug_1``, ``slug_2`` that is not taken."""
        if slug and slug not in self._taken:
            return slug
        counted = _COUNTED.match(slug)
        base, count = (counted[1], int(counted[2])) if counted else (slug, 0)
        while f"{base}_{count + 1}" in self._taken:
            count += 1
        return f"{base}_{count + 1}"
