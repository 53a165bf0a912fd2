"""Explain a word where a page uses it first: to the mouse, to keys and to fingers."""

import re
from collections.abc import Mapping
from html import escape

_PIECES = re.compile(
    r"<(?P<tag>a|abbr|button|code|figure|h[1-6]|pre|script|style|summary|svg)\b"
    r".*?</(?P=tag)>|<div class=\"mermaid\">.*?</div>|<[^>]*>|[^<]+",
    re.DOTALL,
)
"""What no word is explained in, any other tag, and the text between them."""


def explained(html: str, words: Mapping[str, str]) -> str:
    """Return *html* with the first of each of *words* in its prose explained.

    *words* is word -> explanation; a word is looked for as it is written, or with
    an ``s`` behind it.
    """
    if not words:
        return html
    left = dict(words)
    longest_first = sorted(words, key=len, reverse=True)
    word = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})s?\b")

    def first(found: re.Match[str]) -> str:
        meaning = left.pop(found[1], "")
        if not meaning:
            return found[0]
        return f'<abbr tabindex="0" title="{escape(meaning)}">{found[0]}</abbr>'

    def piece(found: re.Match[str]) -> str:
        text = found[0]
        return text if text.startswith("<") else word.sub(first, text)

    return _PIECES.sub(piece, html)
