"""Requests, sent to the page's service, and the answers that a page shows."""

from collections.abc import Iterator
from typing import Any

from provedocs.blocks import Block
from provedocs.client import NoReplyError, Reply, send, value_of
from provedocs.differences import UPDATE
from provedocs.errors import Edit, Problem, Unproved
from provedocs.exchanges import (
    Exchange,
    ExchangeError,
    Message,
    filled,
    read_exchange,
)
from provedocs.normalise import agree
from provedocs.reply import body_problems, rewritten_body
from provedocs.services import service_of
from provedocs.workspace import Workspace

_NOBODY = "look whether the service of the fixture runs, or how it ended"


def verify_http(block: Block, workspace: Workspace) -> str:
    """Send the request of *block*; compare status, chosen headers and body.

    The answer is the page's ``answer`` from then on: ``{answer[volume][id]}`` is
    a part of it, in the requests below.
    """
    try:
        exchange = read_exchange(block.source)
        reply = _asked(exchange.request, block, workspace)
    except ExchangeError as error:
        where = block.at(1 + error.line)
        raise Unproved([Problem(where, str(error), error.hint)]) from None
    except NoReplyError as error:
        where = block.at(1 + exchange.request.line)
        raise Unproved([Problem(where, str(error), _NOBODY)]) from None
    if problems := list(_problems(exchange, reply, block)):
        edit = _edit(exchange, reply, block)
        raise Unproved(problems, [edit] * len(problems))
    return "run"


def _asked(request: Message, block: Block, workspace: Workspace) -> Reply:
    """Send *request*, and keep what it answers for the blocks below."""
    service = service_of(block, workspace, "url")
    names = vars(workspace.module)
    method, _, target = filled(request.start, names, request.line).partition(" ")
    headers = _headers(request, dict(service.get("headers", {})), names)
    body = filled(request.body, names, request.body_line)
    workspace.progress(block.line + 1 + request.line)
    reply = send(method, f"{service['url']}".rstrip("/") + target, headers, body)
    names["answer"] = value_of(reply.body)
    return reply._replace(
        headers={k: workspace.readable(v) for k, v in reply.headers.items()},
        body=workspace.readable(reply.body),
    )


def _headers(
    request: Message, given: dict[str, str], names: dict[str, Any]
) -> dict[str, str]:
    """Return the headers to send: those *given*, and those that the page shows.

    A page shows ``X-Auth-Token: ...`` for one that it is given.
    """
    lower = {name.lower(): value for name, value in given.items()}
    for name, value, line in request.headers:
        if value != "...":
            lower[name.lower()] = filled(value, names, line)
        elif name.lower() not in lower:
            hint = 'have the fixture give it: {"url": ..., "headers": {...}}'
            raise ExchangeError(f"nothing gives a value for {name}", line, hint)
    return lower


def _problems(exchange: Exchange, reply: Reply, block: Block) -> Iterator[Problem]:
    answer = exchange.answer
    if answer is None:
        what = "unexpected: this is answered, and the page does not show it"
        hint = "show the answer under an empty line, or let --prove-update write it"
        got = f"{exchange.version} {reply.status}\n\n{reply.body}".strip()
        yield Problem(block.at(1 + exchange.request.line), what, hint, got=got)
        return
    if not agree(answer.start, reply.status, exchange.code):
        what, where = "wrong: another status", block.at(1 + answer.line)
        told = f"{reply.status}\n{reply.body}".strip()
        yield Problem(where, what, UPDATE, answer.start, told)
    for name, value, line in answer.headers:
        if not agree(value, reply.headers.get(name.lower(), "\0"), exchange.code):
            yield _header_problem(name, value, reply, block.at(1 + line))
    yield from body_problems(answer, reply.body, block, exchange.code)


def _header_problem(name: str, value: str, reply: Reply, where: str) -> Problem:
    got = reply.headers.get(name.lower())
    if got is not None:
        return Problem(
            where, f"wrong: the header {name} is another", UPDATE, value, got
        )
    hint = f"it has {', '.join(sorted(reply.headers))}"
    return Problem(where, f"missing: the answer has no header {name}", hint, value)


def _edit(exchange: Exchange, reply: Reply, block: Block) -> Edit:
    """Return the edit that shows *reply*, what still holds of the page unchanged."""
    answer = exchange.answer
    chosen = answer.headers if answer else (("Content-Type", "", 0),)
    kept = ((n, v, reply.headers.get(n.lower())) for n, v, _ in chosen)
    headers = [
        f"{name}: {value if agree(value, got, exchange.code) else got}"
        for name, value, got in kept
        if got is not None
    ]
    same = answer is not None and agree(answer.start, reply.status, exchange.code)
    status = answer.start if answer and same else reply.status
    body = rewritten_body(answer, reply.body, exchange.code)
    lines = [f"{exchange.version} {status}", *headers, *([""] * bool(body)), *body]
    if answer is not None:
        return Edit(block.line + 1 + answer.line, block.end, tuple(lines))
    return Edit(block.end, block.end, ("", *lines))
