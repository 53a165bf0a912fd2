"""A sequence diagram in words, for who cannot see it.

The kinds of steps are Mermaid's, ``LINETYPE`` in its
``diagrams/sequence/sequenceDb.ts``, 11.17.2.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_MESSAGES = {
    "SOLID": "calls",
    "SOLID_OPEN": "calls",
    "DOTTED": "answers",
    "DOTTED_OPEN": "answers",
    "SOLID_CROSS": "fails to reach",
    "DOTTED_CROSS": "fails to answer",
    "SOLID_POINT": "sends, without waiting, to",
    "DOTTED_POINT": "answers, without waiting,",
    "BIDIRECTIONAL_SOLID": "exchanges with",
    "BIDIRECTIONAL_DOTTED": "exchanges with",
}
"""Kind of a message -> what its sender does to its receiver."""

_FRAMES = {
    "LOOP_START": "Again and again",
    "ALT_START": "Either",
    "ALT_ELSE": "Or",
    "OPT_START": "Perhaps",
    "PAR_START": "At the same time",
    "PAR_OVER_START": "At the same time",
    "PAR_AND": "and",
    "CRITICAL_START": "Without interruption",
    "CRITICAL_OPTION": "Or",
    "BREAK_START": "It ends here if",
}
_SILENT = {"ACTIVE_START", "ACTIVE_END", "AUTONUMBER", "RECT_START"}
_BREAK = re.compile(r"\s*<br\s*/?>\s*")


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a sequence diagram: from whom to whom, of which kind, and its text."""

    source: str
    target: str
    kind: str
    text: str


def in_words(actors: Mapping[str, str], steps: Iterable[Step]) -> Iterator[str]:
    """Yield a sentence for each of *steps*; *actors* are key -> name as it is shown."""
    for step in steps:
        told = _plain(step.text)
        source = _name(actors, step.source)
        if step.kind == "NOTE":
            yield f"{source} notes: {told}"
        elif step.kind in _FRAMES:
            yield f"{_FRAMES[step.kind]}: {told}" if told else f"{_FRAMES[step.kind]}:"
        elif step.kind in _MESSAGES:
            target = _name(actors, step.target)
            whom = "itself" if step.source == step.target else target
            yield f"{source} {_MESSAGES[step.kind]} {whom}: {told}"
        elif step.kind not in _SILENT and not step.kind.endswith("_END"):
            yield f"{source}: {told}"


def _name(actors: Mapping[str, str], key: str) -> str:
    return _plain(actors.get(key, key))


def _plain(text: str) -> str:
    """Return *text* on one line, its entities as what they stand for.

    Mermaid puts them out of its grammar's way: ``encodeEntities`` in its
    ``utils.ts``, 11.17.2.
    """
    text = text.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";")
    return _BREAK.sub(" ", unescape(text)).strip()


def in_short(actors: Mapping[str, str], steps: Iterable[Step]) -> str:
    """Return who takes part, and how much passes between them, in one sentence."""
    names = [_name(actors, key) for key in actors]
    count = sum(step.kind in _MESSAGES for step in steps)
    *first, last = names or ["nobody"]
    people = f"{', '.join(first)} and {last}" if first else last
    return f"{count} message{'s' * (count != 1)} between {people}."
