"""Compare a JSON document with one that a page shows, elisions and all."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from provedocs.elisions import Node
from provedocs.normalise import agree


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What is wrong at line ``line``, from 0, of the document that a page shows.

    ``path`` leads to it, as in ``volume.links[0].href``.
    """

    line: int
    what: str
    path: str
    expected: str | None
    got: str | None


def disagreements(
    node: Node, got: Any, code: str = "", path: str = ""
) -> Iterator[Disagreement]:
    """Yield each way in which *got* is not what *node* says.

    *code* is what the block spells itself, see `provedocs.normalise.agree`.
    The order of an object's members does not count.
    """
    if node.value is ... or _same_scalar(node.value, got, code):
        return
    if isinstance(node.value, dict) and isinstance(got, dict):
        yield from _members(node, got, code, path)
    elif isinstance(node.value, list) and isinstance(got, list):
        yield from _items(node, got, code, path)
    else:
        where = path or "the body"
        what = f"wrong: {where} is something else"
        yield Disagreement(node.line, what, path, _shown(node.text), spell(got))


def _same_scalar(value: Any, got: Any, code: str) -> bool:
    """Compare scalars: text by shape, all else by kind and value."""
    if isinstance(value, str) and isinstance(got, str):
        return agree(value, got, code)
    return (
        type(value) is type(got)
        and not isinstance(value, dict | list)
        and (bool(value == got))
    )


def _members(
    node: Node, got: dict[str, Any], code: str, path: str
) -> Iterator[Disagreement]:
    for name, member in node.value.items():
        inner = f"{path}.{name}" if path else name
        if name in got:
            yield from disagreements(member, got[name], code, inner)
        else:
            what = f"missing: there is no {inner} in the answer"
            names = ", ".join(sorted(got)) or "nothing"
            yield Disagreement(member.line, what, inner, _shown(member.text), names)
    if node.rest < 0:
        for name in got.keys() - node.value.keys():
            inner = f"{path}.{name}" if path else name
            what = f"unexpected: the answer has {inner}, and the page does not show it"
            yield Disagreement(node.line, what, inner, None, spell(got[name]))


def _items(node: Node, got: list[Any], code: str, path: str) -> Iterator[Disagreement]:
    wanted = len(node.value)
    if len(got) < wanted or (len(got) > wanted and node.rest < 0):
        what = f"wrong: {path or 'the body'} has {len(got)} items, not {wanted}"
        yield Disagreement(node.line, what, path, _shown(node.text), spell(got))
        return
    for at, (item, place) in enumerate(zip(node.value, places(node, got), strict=True)):
        inner = f"{path}[{place if place == at else place - len(got)}]"
        yield from disagreements(item, got[place], code, inner)


def places(node: Node, got: list[Any]) -> list[int]:
    """Return which item of *got* each item of the list *node* speaks of.

    Those behind a ``...`` speak of the last ones.
    """
    behind = len(got) - len(node.value)
    split = node.rest if node.rest >= 0 else len(node.value)
    return [at + behind * (at >= split) for at in range(len(node.value))]


def spell(value: Any) -> str:
    """Return *value* as one line of JSON."""
    return _shown(json.dumps(value, ensure_ascii=False))


def _shown(text: str, longest: int = 300) -> str:
    return text if len(text) <= longest else f"{text[:longest]}..."
