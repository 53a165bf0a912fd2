"""Which containers a line of a page stands in: lists, quotes, admonitions, tabs.

This follows Python-Markdown, where whatever stands in a list item, an
admonition, a tab, a footnote or a definition is indented by four columns, and
code that is indented by four more is shown as it is written.
"""

import re
from dataclasses import dataclass, field

TAB = 4

_QUOTE = re.compile(r" {0,3}> ?")
_OPENS = re.compile(
    r"""[ ]{0,3}(?:
        (?:[-*+]|\d+\.)(?=[ ]+\S)        # a list item
      | (?:!!!|\?\?\?\+?|===[!+]*)(?=[ ]) # an admonition, details, a tab
      | \[\^[^\]]+\]:                    # a footnote
      | :(?=[ ]{1,3}\S)                  # a definition
    )""",
    re.VERBOSE,
)
_HEADING = re.compile(r" {0,3}#{1,6}(?!#)")


@dataclass
class Containers:
    """The containers that are open, outermost first: ``>`` or an indent.

    ``content`` is what the last line says inside them.
    """

    stack: list[str] = field(default_factory=list)
    content: str = ""
    in_paragraph: bool = False
    in_code: bool = False

    def enter(self, line: str) -> bool:
        """Take in the next *line*; tell whether it stands as indented code."""
        if not line.strip(" >"):
            self.in_paragraph, self.content = False, ""
            return False
        matched, rest = self._match(line)
        lazy = self.in_paragraph and not _begins(rest)
        if not lazy:
            del self.stack[matched:]
        indented = rest.startswith(" " * TAB)
        self.in_code = indented and not self.in_paragraph
        self.content = rest if self.in_code else self._open(rest)
        self.in_paragraph = not self.in_code and not _HEADING.match(rest)
        return self.in_code

    def _match(self, line: str) -> tuple[int, str]:
        """Return how many open containers *line* goes on in, and its rest."""
        for count, kind in enumerate(self.stack):
            inside = _QUOTE.match(line) if kind == ">" else re.match(" " * TAB, line)
            if inside is None:
                return count, line
            line = line[inside.end() :]
        return len(self.stack), line

    def _open(self, rest: str) -> str:
        """Open the containers that *rest* begins; return what it says in them."""
        while True:
            if quote := _QUOTE.match(rest):
                self.stack.append(">")
                rest = rest[quote.end() :]
            elif opener := _OPENS.match(rest):
                self.stack.append(" ")
                rest = rest[opener.end() :].lstrip(" ")
            else:
                return rest


def _begins(rest: str) -> bool:
    """Tell whether *rest* begins something that a paragraph does not take in."""
    return bool(_OPENS.match(rest) or _QUOTE.match(rest) or _HEADING.match(rest))
