"""Directives: what a comment above a fence asks of its proof."""

import re
from collections.abc import Callable
from difflib import get_close_matches

from provedocs.comments import CODE_SPAN

_COMMENT = re.compile(r"^[ >]*<!--\s*(?P<word>\w+)\s*:(?P<body>.*?)-->[ ]*$")
_MEANT = re.compile(r"<!--\s*(?P<word>\w+)\s*(?P<colon>:?)\s*[\w-]+\s*=")
_OPTION = re.compile(r"""\s*([\w-]+)=("[^"]*"|'[^']*')""")

RUNS = frozenset({"python", "pycon", "console", "bash", "http", "sql"})
"""The languages whose blocks are run, and share their page's state."""


def _text(value: str) -> str:
    return "" if value.strip() else "is empty"


def _seconds(value: str) -> str:
    good = re.fullmatch(r"\d+(\.\d+)?", value) and float(value) > 0
    return "" if good else "is no number of seconds above 0"


def _status(value: str) -> str:
    good = re.fullmatch(r"[0-9]+", value) and 0 < int(value) < 256
    return "" if good else "is no exit status from 1 to 255"


def _scenario(value: str) -> str:
    return "" if re.fullmatch(r"[\w.]+:[\w.]+", value) else 'is not "module:function"'


def _exception(value: str) -> str:
    return "" if re.match(r"[A-Za-z_][\w.]*(:|$)", value) else 'is not "Error: text"'


def _names(value: str) -> str:
    good = re.fullmatch(r"[A-Za-z_]\w*(\s*,\s*[A-Za-z_]\w*)*", value)
    return "" if good else "is not a fixture's name, or several with commas"


def _package(value: str) -> str:
    good = re.fullmatch(r"[A-Za-z0-9][\w.-]*", value)
    return "" if good else "is not the name of a package"


KEYS: dict[str, tuple[frozenset[str] | None, Callable[[str], str]]] = {
    "applies": (frozenset({"diff"}), _text),
    "exits": (frozenset({"console", "bash"}), _status),
    "needs": (RUNS | {"mermaid"}, _names),
    "options": (frozenset({"ini"}), _package),
    "raises": (frozenset({"python"}), _exception),
    "same": (None, _text),
    "shown": (None, _text),
    "timeout": (RUNS | {"mermaid"}, _seconds),
    "trace": (frozenset({"mermaid"}), _scenario),
}
"""Key -> the languages it goes with (None: all), and what is wrong with a value."""


def is_directive(line: str) -> bool:
    """Tell whether *line* is a directive, or was meant to be one."""
    try:
        return directive_body(line) is not None
    except ValueError:
        return True


def directive_body(line: str) -> str | None:
    """Return what stands between ``<!-- prove:`` and ``-->``, None if not one.

    Raises:
        ValueError: it is almost one.
    """
    comment = _COMMENT.match(line)
    if comment and comment["word"] == "prove":
        return comment["body"]
    meant = _MEANT.search(CODE_SPAN.sub("", line))
    if meant is None:
        return None
    if meant["word"] == "prove" and meant["colon"]:
        raise ValueError("a directive stands on a line of its own, from <!-- to -->")
    if get_close_matches(meant["word"].lower(), ["prove", "proof"], cutoff=0.75):
        raise ValueError(f"'{meant['word']}' begins no directive; write 'prove:'")
    return None


def parse_directive(body: str, language: str) -> dict[str, str]:
    """Return the options in *body*, each checked against `KEYS`.

    Raises:
        ValueError: what is wrong, and what to write instead.
    """
    options: dict[str, str] = {}
    rest = body.strip()
    while rest:
        option = _OPTION.match(rest)
        if option is None:
            raise ValueError(f'cannot read {rest!r}; write key="value"')
        key, value = option[1], option[2][1:-1]
        if key in options:
            raise ValueError(f"{key}= stands twice; keep one")
        _check(key, value, language)
        options[key] = value
        rest = rest[option.end() :].strip()
    if not options:
        raise ValueError(f"the directive is empty; use one of {', '.join(KEYS)}")
    if "shown" in options and len(options) > 1:
        raise ValueError("shown= means nothing is run; remove the other keys")
    return options


def _check(key: str, value: str, language: str) -> None:
    if key not in KEYS:
        near = get_close_matches(key, KEYS, n=1)
        hint = f"did you mean {near[0]}=?" if near else f"use one of {', '.join(KEYS)}"
        raise ValueError(f"no directive {key}=; {hint}")
    languages, wrong = KEYS[key]
    if problem := wrong(value):
        raise ValueError(f"{key}={value!r} {problem}")
    if languages is not None and language not in languages:
        known = ", ".join(sorted(languages))
        raise ValueError(
            f"{key}= does nothing for {language or 'no language'}: {known}"
        )
