"""Lead the reader from a name to its line of the release that it was proved in."""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any

_INLINE = re.compile(
    r"<pre\b.*?</pre>|<a\b.*?</a>|<code>(?P<code>[^<]*)</code>", re.DOTALL
)
"""Inline code that may become a link, and what its like stays as it is inside of."""


def linked(html: str, row: Mapping[str, Any] | None) -> str:
    """Return *html* with the references of its page's *row* as links.

    *row* is the record's; None if it has none for this text of the page.
    """
    if row is None:
        return html
    known = {reference["text"]: reference for reference in row["references"]}

    def link(found: re.Match[str]) -> str:
        text = found["code"] and unescape(found["code"]).strip()
        return _marked(found[0], known[text]) if text in known else found[0]

    return _INLINE.sub(link, html)


def _marked(code: str, reference: Mapping[str, Any]) -> str:
    """Return *code* with what was proved of it: the way there, or that it is gone."""
    release, place = reference["release"], reference["place"]
    if reference["gone"]:
        return _titled(code, f"not in {release}: proved")
    title = f"{release}, {place}" if place else release
    if not reference["link"]:
        return _titled(code, title)
    url, title = escape(reference["link"]), escape(title)
    return f'<a class="reference" href="{url}" title="{title}">{code}</a>'


def _titled(code: str, title: str) -> str:
    return code.replace("<code>", f'<code title="{escape(title)}">', 1)
