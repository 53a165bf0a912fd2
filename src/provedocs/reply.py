"""The body of an answer: JSON with elisions, or else text."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from provedocs.answers import disagreements
from provedocs.blocks import Block
from provedocs.differences import UPDATE, compare
from provedocs.elisions import ElisionError, Node, parse
from provedocs.errors import Problem
from provedocs.exchanges import Message
from provedocs.rewriting import rewritten


def body_problems(
    answer: Message, body: str, block: Block, code: str
) -> Iterator[Problem]:
    """Yield what is wrong with how the page shows *body*.

    *code* is the request, see `provedocs.normalise.agree`.
    """
    if not answer.body and body.strip():
        what = "unexpected: the answer has a body, and the page does not show it"
        yield Problem(block.at(1 + answer.line), what, UPDATE, got=body.strip())
    elif answer.body:
        told = _of_text if _json(body) is _NO_JSON else _of_json
        for line, problem in told(answer.body, body, code):
            where = block.at(1 + answer.body_line + line)
            yield replace(problem, where=where)


Found = Iterator[tuple[int, Problem]]
"""Problems, and the line of the body, from 0, that each is on."""


def _of_json(shown: str, body: str, code: str) -> Found:
    try:
        node = parse(shown)
    except ElisionError as error:
        what = f"the answer is JSON, and this is none that can be read: {error}"
        yield error.line, Problem("", what, UPDATE)
        return
    for found in disagreements(node, _json(body), code):
        yield found.line, Problem("", found.what, UPDATE, found.expected, found.got)


def _of_text(shown: str, body: str, code: str) -> Found:
    if found := compare(shown, body.strip() or None, code):
        what = f"{found.what.partition(':')[0]}: the answer's body is something else"
        yield found.offset, Problem("", what, UPDATE, shown, found.got, found.offset)


def rewritten_body(answer: Message | None, body: str, code: str) -> list[str]:
    """Return the lines that show *body*, with the elisions that still hold."""
    value = _json(body)
    if value is _NO_JSON:
        shown = answer.body if answer else ""
        same = shown and compare(shown, body.strip() or None, code) is None
        return (shown if same else body.strip()).splitlines()
    return rewritten(_node(answer), value, code).split("\n")


def _node(answer: Message | None) -> Node | None:
    try:
        return parse(answer.body) if answer else None
    except ElisionError:
        return None


_NO_JSON = object()


def _json(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return _NO_JSON
