"""``http`` blocks: a request is sent, and the answer shown is the one that came."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from textwrap import dedent

import pytest

VOLUME = "00000000-0000-4000-8000-000000000001"
ANSWERS = {
    "GET /": (200, "text/plain", "hello\n"),
    "GET /volumes": (
        200,
        "application/json",
        json.dumps(
            {
                "volumes": [{"id": VOLUME, "size": 1}, {"id": VOLUME, "size": 2}],
                "links": [1, 2, 3, 4],
                "next": None,
            }
        ),
    ),
    f"GET /volumes/{VOLUME}": (200, "application/json", '{"size": 1}'),
    "GET /api/volumes": (200, "application/json", "[]"),
    "GET /away": (302, "text/plain", ""),
    "POST /volumes": (
        202,
        "application/json",
        json.dumps({"volume": {"id": VOLUME, "status": "creating", "size": 1}}),
    ),
    "DELETE /volumes": (204, "text/plain", ""),
    "GET /token": (401, "application/json", '{"error": {"code": 401}}'),
}


class Service(BaseHTTPRequestHandler):
    """Answers from the table above; says what it was asked when asked for /echo."""

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        asked = f"{self.command} {self.path}"
        if self.path == "/echo":
            told = {k.lower(): v for k, v in self.headers.items()}
            body = json.dumps(
                {"headers": told, "body": self.rfile.read(length).decode()}
            )
            status, kind = 200, "application/json"
        else:
            status, kind, body = ANSWERS.get(asked, (404, "text/plain", "no such page"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("X-Request-Id", "req-1")
        self.end_headers()
        self.wfile.write(body.encode())

    do_GET = do_POST = do_DELETE = answer  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def ask(prove, url):
    """Prove a page of ``http`` blocks; the first one's request is on line 3."""

    def ask(*blocks: str, service: object = url, needs: str = 'needs="service"'):
        fences = [f"```http\n{dedent(block).strip()}\n```\n" for block in blocks]
        text = f"<!-- prove: {needs} -->\n" + "\n".join(fences)
        return prove(text, names={"service": service})

    return ask


LIST = """
    GET /volumes HTTP/1.1

    HTTP/1.1 200 OK
    Content-Type: application/json

"""


def test_an_answer_that_comes_is_proved(ask):
    assert ask("GET /\n\nHTTP/1.1 200 OK\n\nhello").statuses == ["run"]


def test_another_status_is_told_at_its_line(ask):
    problem = ask("POST /volumes HTTP/1.1\n\nHTTP/1.1 200 OK\n\n...").problem
    assert (problem.where, problem.expected) == ("page.md:5", "200 OK")
    assert problem.got.startswith("202 Accepted\n{")


def test_another_reason_is_told(ask):
    said = ask("GET /\n\nHTTP/1.1 200 Fine\n\nhello").said
    assert said == ["5: wrong: another status"]


def test_a_status_may_leave_out_its_reason(ask):
    assert ask("GET /\n\nHTTP/1.1 200 ...\n\nhello").said == []


def test_another_header_is_told_at_its_line(ask):
    page = (
        "GET /\n\nHTTP/1.1 200 OK\nX-Request-Id: req-1\nContent-Type: text/html\n\n..."
    )
    problem = ask(page).problem
    assert problem.where == "page.md:7"
    assert (problem.expected, problem.got) == ("text/html", "text/plain")


def test_a_header_that_does_not_come_is_told_with_those_that_do(ask):
    problem = ask("GET /\n\nHTTP/1.1 200 OK\nRetry-After: 1\n\nhello").problem
    assert str(problem).startswith(
        "page.md:6: missing: the answer has no header Retry-After"
    )
    assert "x-request-id" in problem.hint


def test_a_text_may_be_elided_in_part(ask):
    page = "POST /volumes\n\nHTTP/1.1 202 Accepted\n\n"
    assert ask(page + '{"volume": {"status": "creat...", ...}}').said == []


BODIES = {
    "whole": "...",
    "rest of an object": '{"links": [1, 2, 3, 4], ...}',
    "rest of a list": '{"links": [1, ...], ...}',
    "beginning of a list": '{"links": [..., 4], ...}',
    "middle of a list": '{"links": [1, ..., 4], ...}',
    "a value": '{"volumes": ..., "links": ..., "next": null}',
    "only a rest": "{...}",
    "another order": '{"next": null, "links": ..., "volumes": ...}',
    "another UUID": json.dumps(
        {"volumes": [{"id": f"{VOLUME[:-1]}7", "size": 1}, {"id": VOLUME, "size": 2}]}
    )[:-1]
    + ", ...}",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_may_be_elided(ask, body):
    assert ask(dedent(LIST) + body).said == []


FAULTS = {
    "a value": ('{\n  "next": 1,\n  ...\n}', "9: wrong: next is something else"),
    "a value far inside": (
        '{\n "volumes": [\n  {"id": "...",\n   "size": 2},\n  ...\n ],\n ...\n}',
        "11: wrong: volumes[0].size is something else",
    ),
    "a value behind the rest": (
        '{\n  "links": [\n    ...,\n    5\n  ],\n  ...\n}',
        "11: wrong: links[-1] is something else",
    ),
    "a key that is not there": (
        '{\n  "nixt": null,\n  ...\n}',
        "9: missing: there is no nixt in the answer",
    ),
    "a key that is not shown": (
        '{\n  "volumes": ...,\n  "links": [...]\n}',
        "8: unexpected: the answer has next, and the page does not show it",
    ),
    "too few items": (
        '{\n  "links": [1, 2],\n  ...\n}',
        "9: wrong: links has 4 items, not 2",
    ),
    "too many items": (
        '{\n  "links": [1, 2, 3, 4, 5, ...],\n  ...\n}',
        "9: wrong: links has 4 items, not 5",
    ),
    "text for a number": ('{"links": ["1", ...],\n ...}', "8: wrong: links[0] is"),
    "true for one": ('{"links": [true, ...],\n ...}', "8: wrong: links[0] is"),
    "an object for a list": ('{"links": {...},\n ...}', "8: wrong: links is"),
    "no JSON": (
        '{\n  "links" [1]\n}',
        "9: the answer is JSON, and this is none that can be read: a ':' is missing",
    ),
    "a key twice": (
        '{\n  "next": null,\n  "next": null,\n  ...\n}',
        "10: the answer is JSON, and this is none that can be read: the key 'next'",
    ),
    "a number that JSON lacks": ('{\n  "next": NaN,\n  ...\n}', "9: the answer is"),
}


@pytest.mark.parametrize(("body", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_body_is_told_at_its_line(ask, body, told):
    [said] = ask(dedent(LIST) + body).said
    assert said.startswith(told)


def test_a_wrong_value_is_told_with_what_was_expected_and_got(ask):
    problem = ask(dedent(LIST) + '{"next": "x", ...}').problem
    assert (problem.expected, problem.got) == ('"x"', "null")


def test_every_fault_is_told(ask):
    said = ask("GET /volumes\n\nHTTP/1.1 201 OK\nAge: 1\n\n{}").said
    assert [line.split(":")[0] for line in said] == ["5", "6", "8", "8", "8"]


def test_text_is_compared_line_by_line(ask):
    said = ask("GET /\n\nHTTP/1.1 200 OK\n\nhello\nyou").said
    assert said == ["8: missing: the answer's body is something else"]


def test_a_body_that_is_not_shown_is_told(ask):
    said = ask("GET /\n\nHTTP/1.1 200 OK").said
    assert said == [
        "5: unexpected: the answer has a body, and the page does not show it"
    ]


def test_an_answer_without_a_body_needs_none(ask):
    assert ask("DELETE /volumes HTTP/1.1\n\nHTTP/1.1 204 No Content").said == []


def test_an_answer_that_is_not_shown_is_told(ask):
    assert ask("GET /").said == [
        "3: unexpected: this is answered, and the page does not show it"
    ]


def test_a_body_is_sent_as_it_stands(ask):
    page = 'POST /echo HTTP/1.1\n\n{"size":\n\n 1}\n\nHTTP/1.1 200 OK\n\n'
    body = r'{"body": "{\"size\":\n\n 1}", ...}'
    assert ask(page + body).said == []


def test_headers_are_sent(ask):
    page = "GET /echo\nX-Tea: green\n\nHTTP/1.1 200 OK\n\n"
    assert ask(page + '{"headers": {"x-tea": "green", ...}, ...}').said == []


def test_a_fixture_may_give_headers(ask, url):
    service = {"url": url, "headers": {"X-Auth-Token": "secret"}}
    page = "GET /echo\nX-Auth-Token: ...\n\nHTTP/1.1 200 OK\n\n"
    body = '{"headers": {"x-auth-token": "secret", ...}, ...}'
    assert ask(page + body, service=service).said == []


def test_an_elided_header_that_nobody_gives_is_told(ask):
    said = ask("GET /echo\nX-Auth-Token: ...\n\nHTTP/1.1 200 OK\n\n...").said
    assert said == ["4: nothing gives a value for X-Auth-Token"]


def test_an_address_may_have_a_path(ask, url):
    page = "GET /volumes\n\nHTTP/1.1 200 OK\n\n[]"
    assert ask(page, service=f"{url}/api/").said == []


def test_a_block_asks_the_service_of_the_block_above(ask):
    page = "GET /\n\nHTTP/1.1 200 OK\n\nhello"
    assert ask(page, page).statuses == ["run", "run"]


def test_a_request_can_name_a_part_of_the_answer_above(ask):
    first = "POST /volumes\n\nHTTP/1.1 202 Accepted\n\n..."
    second = "GET /volumes/{answer[volume][id]}\n\nHTTP/1.1 200 OK\n\n" + '{"size": 1}'
    assert ask(first, second).said == []


def test_a_request_can_name_what_a_fixture_gives(ask, url):
    service = {"url": url, "ids": [VOLUME]}
    page = "GET /volumes/{service[ids][0]}\n\nHTTP/1.1 200 OK\n\n" + '{"size": 1}'
    assert ask(page, service=service).said == []


def test_a_name_that_stands_for_nothing_is_told_at_its_line(ask):
    said = ask("POST /echo\nA: b\n\n{\n{service[no]}\n}\n\nHTTP/1.1 200 OK\n\n...").said
    assert said == ["7: {service[no]} stands for nothing: there is no no"]


def test_python_below_has_the_answer(ask, prove, url):
    page = """
        <!-- prove: needs="service" -->
        ```http
        GET /volumes

        HTTP/1.1 200 OK

        ...
        ```

        ```python
        print(answer["links"])
        #> [1, 2, 3, 4]
        ```
    """
    assert prove(page, names={"service": url}).said == []


def test_a_redirect_is_an_answer(ask):
    assert ask("GET /away\n\nHTTP/1.1 302 Found").said == []


def test_a_service_that_is_not_there_is_told(ask):
    service = "http://127.0.0.1:9"
    [said] = ask("\nGET /\n\nHTTP/1.1 200 OK", service=service).said
    assert said.startswith("3: no answer to this request: ")


def test_a_service_elsewhere_is_refused(ask):
    [said] = ask("GET /\n\nHTTP/1.1 200 OK", service="http://192.0.2.1").said
    assert "no network but loopback" in said


def test_a_page_without_a_service_is_told(prove):
    said = prove("```http\nGET /\n```\n").said
    assert said == [
        "1: this block has no service to ask: no fixture of the page gives a url"
    ]


UNREADABLE = {
    "no request": ("volumes", "3: this is no request line"),
    "nothing": ("", "3: this is no request line"),
    "no header": ("GET /\nX-Tea green", "4: this is no header"),
    "no header of the answer": (
        "GET /\n\nHTTP/1.1 200 OK\nhello",
        "6: this is no header",
    ),
}


@pytest.mark.parametrize(("page", "told"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_exchange_is_told_at_its_line(ask, page, told):
    assert ask(page).said == [told]


def updated(ask, body: str) -> str:
    """Return how update mode shows the list of volumes, shown as *body* before."""
    text = ask(dedent(LIST) + body).updated
    return text.partition("json\n\n")[2].removesuffix("\n```\n")


def test_update_keeps_the_elisions_that_hold(ask):
    body = '{\n  "links": [1, ..., 5],\n  "volumes": [...],\n  ...\n}'
    assert updated(ask, body) == body.replace("5", "4")


def test_update_lays_a_list_out_as_the_page_did(ask):
    body = '{\n  "links": [\n    1,\n    7,\n    ...\n  ],\n  ...\n}'
    assert updated(ask, body) == body.replace("7", "2")


def test_update_takes_out_what_does_not_come(ask):
    body = '{\n  "nixt": 1,\n  "next": null,\n  ...\n}'
    assert updated(ask, body) == '{\n  "next": null,\n  ...\n}'


def test_update_adds_what_comes_as_well(ask):
    body = '{"volumes": ..., "links": [...]}'
    assert updated(ask, body) == '{"volumes": ..., "links": [...], "next": null}'


def test_update_corrects_status_and_headers_and_leaves_the_rest(ask):
    page = "GET /\n\nHTTP/1.1 201 OK\nX-Request-Id: r...\nContent-Type: x\n\nhel..."
    assert ask(page).updated.endswith(
        "\nHTTP/1.1 200 OK\nX-Request-Id: r...\nContent-Type: text/plain\n\n"
        "hel...\n```\n"
    )


def test_update_writes_an_answer_that_the_page_lacks(ask):
    assert ask("POST /volumes HTTP/1.1").updated.endswith(
        "POST /volumes HTTP/1.1\n\nHTTP/1.1 202 Accepted\n"
        "Content-Type: application/json\n\n"
        f'{{\n  "volume": {{\n    "id": "{VOLUME}",\n    "status": "creating",\n'
        '    "size": 1\n  }\n}\n```\n'
    )


@pytest.mark.parametrize("body", ["{}", '{"links": [9, ...], "tea": 1}', "[1]", "x"])
def test_what_update_writes_is_proved(ask, body):
    text = ask(dedent(LIST) + body).updated
    assert ask(text.partition("```http\n")[2].removesuffix("```\n")).said == []
