"""Compare what a page shows with what happened, run after run.

What differs from run to run (an object's address, a UUID, the time) is
compared by its shape, by the named rules of `RULES` and no others.  A value is
literal all the same where the block's own code spells it, so that a constant
is never waved through; and a time is only taken for the run's own if it is
near now.
"""

import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial


@dataclass(frozen=True, slots=True)
class Rule:
    """What varies: its ``name``, its shape, and which values of it really vary."""

    name: str
    pattern: re.Pattern[str]
    varies: Callable[[str], bool]


def _always(value: str) -> bool:
    return True


def _near_now(value: str) -> bool:
    text = re.sub(r"(?<=\d)[ T](?=\d)", "T", value).replace("Z", "+00:00")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return False
    return abs(datetime.now(moment.tzinfo) - moment) < timedelta(hours=26)


def _ephemeral(value: str) -> bool:
    return int(value) >= 32768  # net.ipv4.ip_local_port_range


_UUID4 = r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_TIME = r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"

RULES = (
    Rule("address", re.compile(r"(?<= at )0x[0-9a-f]{6,16}"), _always),
    Rule(
        "uuid",
        re.compile(
            rf"\b(?:req-)?{_UUID4}\b|\b[0-9a-f]{{12}}4[0-9a-f]{{3}}"
            r"[89ab][0-9a-f]{15}\b"
        ),
        _always,
    ),
    Rule("time", re.compile(_TIME), _near_now),
    Rule(
        "port",
        re.compile(
            r"(?:(?<=127\.0\.0\.1:)|(?<=localhost:)|(?<='127\.0\.0\.1', ))\d{5}\b"
        ),
        _ephemeral,
    ),
    Rule("folder", re.compile(r"(?<=/tmp/)tmp[a-z0-9_]{8}\b"), _always),
)
"""The rules, in the order they are applied; CONTRIBUTING.md lists them."""


def agree(expected: str, got: str, code: str = "") -> bool:
    """Tell whether the page's *expected* text is what we *got*.

    ``...`` stands for anything.  *code* is the block's source: what it spells
    is compared to the letter.
    """
    if expected == got:
        return True
    expected, got = _shapes(expected, got, code)
    return expected == got or _elided(expected, got)


def _shapes(expected: str, got: str, code: str) -> tuple[str, str]:
    """Put a mark for what varies in *got*, and for what *expected* shows there."""
    for rule in RULES:
        values = set(rule.pattern.findall(got))
        varying = {v for v in values if v not in code and rule.varies(v)}
        if varying:
            got = _marked(rule, got, varying.__contains__)
            expected = _marked(rule, expected, partial(_outside, values - varying))
    return expected, got


def _marked(rule: Rule, text: str, varies: Callable[[str], bool]) -> str:
    mark = f"\0{rule.name}\0"
    return rule.pattern.sub(lambda found: mark if varies(found[0]) else found[0], text)


def _outside(values: Container[str], value: str) -> bool:
    return value not in values


def _elided(expected: str, got: str) -> bool:
    """Match the pieces of *expected* between its ``...`` against *got*."""
    if "..." not in expected:
        return False
    pieces = map(re.escape, expected.split("..."))
    return re.fullmatch(".*?".join(pieces), got, re.DOTALL) is not None
