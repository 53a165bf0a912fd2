"""Ports of this machine."""

import socket

import pytest
from minicloud import ports
from minicloud.errors import CloudError


@pytest.fixture
def taken():
    with socket.socket() as server:
        server.bind((ports.HOST, 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_taken_is_refused(taken):
    with pytest.raises(CloudError, match=f"port {taken} for cinder is taken"):
        ports.choose(["cinder"], {"cinder": taken}, {})


def test_a_port_that_is_remembered_and_taken_is_replaced(taken):
    assert ports.choose(["cinder"], {}, {"cinder": taken}) != {"cinder": taken}


def test_a_port_that_is_remembered_and_free_is_used_again(taken):
    free = ports.choose(["cinder"], {}, {})["cinder"]
    assert ports.choose(["cinder"], {}, {"cinder": free}) == {"cinder": free}


def test_a_port_for_a_service_that_is_not_started_is_refused():
    with pytest.raises(CloudError, match="--port nova"):
        ports.choose(["cinder"], {"nova": 8774}, {})
