"""Records as a Mermaid sequence diagram."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from seqtrace.records import Record

WIDEST = 48
"""A text longer than this is broken between words, so that arrows stay short."""

ARROWS = {"call": "->>", "return": "-->>", "failure": "--x", "cast": "-)"}


def draw(records: Sequence[Record], *, title: str | None = None) -> str:
    """Return *records* as a Mermaid sequence diagram, the same for the same records.

    Args:
        records: What happened, in order; participants stand in order of appearance.
        title: The diagram's name for those who hear it (``accTitle``); those who see
            it have the heading above it.
    """
    ids = _ids(records)
    lines = [f"accTitle: {_escape(title)}"] if title else []
    lines += [_participant(name, ids[name]) for name in ids]
    lines += [_line(record, ids) for record in records]
    return "\n    ".join(["sequenceDiagram", *lines]) + "\n"


def _line(record: Record, ids: dict[str, str]) -> str:
    source, target = ids[record.source], ids[record.target]
    if record.kind == "note":
        return f"Note over {source}: {_escape(record.text)}"
    return f"{source}{ARROWS[record.kind]}{target}: {_escape(record.text)}"


def _participant(name: str, identifier: str) -> str:
    alias = "" if identifier == name else f" as {_escape(name)}"
    return f"participant {identifier}{alias}"


# Words with which a line of a sequence diagram may begin or go on; none may be an id.
_WORD = re.compile(
    r"acc(descr|title)|activate|actor|alt|and|as|autonumber|box|break|create|critical"
    r"|deactivate|destroy|details|else|end|left|links?|loop|note|off|opt(ion)?|over"
    r"|par(_over|ticipant)?|properties|rect|right|sequencediagram|title",
    re.IGNORECASE,
)


def _ids(records: Iterable[Record]) -> dict[str, str]:
    """Return each participant's name with an id that Mermaid can read."""
    ids: dict[str, str] = {}
    for name in (end for r in records for end in (r.source, r.target)):
        if name not in ids:
            ids[name] = _unused(_identifier(name), ids.values())
    return ids


def _identifier(name: str) -> str:
    word = re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_") or "participant"
    return f"{word}_" if _WORD.fullmatch(word) or word[0].isdigit() else word


def _unused(identifier: str, used: Iterable[str]) -> str:
    taken, number, candidate = set(used), 1, identifier
    while candidate in taken:
        number += 1
        candidate = f"{identifier}_{number}"
    return candidate


# What Mermaid would read as something else than text, each for its own reason.
_SPECIAL = re.compile(
    r"[;#&<>]"  # end of statement, comment, entity, tag
    r"|%(?=[%{])|\$(?=\$)"  # comment or directive, formula
    r"|:(?=\S)|(?<=^wrap):|(?<=^nowrap):"  # style (encodeEntities), wrap directive
    r"|ﬂ(?=°)|¶(?=ß)"  # what Mermaid itself makes of an entity while it parses
)

# What an SVG file may not hold, or shows as nothing.
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _escape(text: str) -> str:
    """Return *text* so that Mermaid shows it as it is, a line break as ``<br/>``."""
    lines = [_escape_line(line) for line in _lines(text)]
    return "<br/>".join(lines) if any(lines) else "#8203;"  # zero width: not empty


def _lines(text: str) -> Iterator[str]:
    for line in text.strip().splitlines():
        seen = _UNSEEN.sub(" ", line)
        yield from textwrap.wrap(
            seen, WIDEST, break_long_words=False, break_on_hyphens=False
        ) or [""]


def _escape_line(line: str) -> str:
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", line.strip())
