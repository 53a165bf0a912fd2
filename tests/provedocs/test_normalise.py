"""What may differ from run to run, and what may not."""

from datetime import UTC, datetime, timedelta

import pytest

from provedocs.normalise import RULES, agree

NOW = datetime.now(UTC)
UUID = "4f0e7a4c-6e0c-4f51-9b0d-0a8e3e5c1d22"
OTHER = "0b8a2d61-1c5e-4a7b-8d2f-9c4e6a1b3f70"

VARIES = {
    "an address": ("<A object at 0x7f0000000001>", "<A object at 0x55d0c0ffee00>"),
    "a uuid": (f"id {UUID}", f"id {OTHER}"),
    "a uuid without dashes": (UUID.replace("-", ""), OTHER.replace("-", "")),
    "a request id": (f"req-{UUID}", f"req-{OTHER}"),
    "two uuids": (f"{UUID} {OTHER}", f"{OTHER} {UUID}"),
    "a time": ("2020-01-01T00:00:00Z", f"{NOW:%Y-%m-%dT%H:%M:%SZ}"),
    "a time with a space": ("2020-01-01 00:00:00", f"{NOW:%Y-%m-%d %H:%M:%S}"),
    "a time with a fraction": (
        "2020-01-01T00:00:00.123456+00:00",
        f"{NOW:%Y-%m-%dT%H:%M:%S.%f+00:00}",
    ),
    "a port": ("http://127.0.0.1:40001/v3", "http://127.0.0.1:50002/v3"),
    "a port of localhost": ("localhost:40001", "localhost:50002"),
    "a port of a socket": ("('127.0.0.1', 40001)", "('127.0.0.1', 50002)"),
    "a folder": ("/tmp/tmpabcdefgh/x", "/tmp/tmp_1234abc/x"),
}


@pytest.mark.parametrize(("expected", "got"), VARIES.values(), ids=VARIES)
def test_what_varies_agrees(expected, got):
    assert agree(expected, got)


@pytest.mark.parametrize(("expected", "got"), VARIES.values(), ids=VARIES)
def test_what_varies_is_literal_where_the_code_spells_it(expected, got):
    assert not agree(expected, got, f"print({got!r})")


DIFFERS = {
    "an address that is none": ("0x7f0000000001", "0x55d0c0ffee00"),
    "a uuid of another version": (UUID, "0b8a2d61-1c5e-1a7b-8d2f-9c4e6a1b3f70"),
    "a uuid and a word": (UUID, "none"),
    "a time long ago": ("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"),
    "a time far ahead": (
        "2020-01-01T00:00:00Z",
        f"{NOW + timedelta(days=9):%Y-%m-%dT%H:%M:%SZ}",
    ),
    "a time that is none": ("2020-01-01T00:00:00Z", "2020-13-01T00:00:00Z"),
    "a day": ("2020-01-01", f"{NOW:%Y-%m-%d}"),
    "a port that a service chose": ("127.0.0.1:40001", "127.0.0.1:8776"),
    "two ports that services chose": ("127.0.0.1:8775", "127.0.0.1:8776"),
    "a port of elsewhere": ("10.0.0.1:40001", "10.0.0.1:40002"),
    "another folder": ("/tmp/aaa", "/tmp/bbb"),
    "the rest of a line": (f"a {UUID}", f"b {OTHER}"),
    "how many there are": (f"{UUID}", f"{UUID} {OTHER}"),
}


@pytest.mark.parametrize(("expected", "got"), DIFFERS.values(), ids=DIFFERS)
def test_what_does_not_vary_differs(expected, got):
    assert not agree(expected, got)


def test_a_literal_beside_what_varies_stays_literal():
    code = f"print({UUID!r}, uuid4())"
    assert agree(f"{UUID} {UUID.replace('4f0e', '1111')}", f"{UUID} {OTHER}", code)
    assert not agree(f"{OTHER} {OTHER}", f"{UUID} {OTHER}", code)


def test_three_dots_stand_for_anything():
    assert agree("a ... z", "a b\nc z")


def test_three_dots_stand_for_nothing():
    assert agree("a...b", "ab")


def test_three_dots_do_not_stand_for_what_is_spelt_beside_them():
    assert not agree("a...c", "a b")


def test_three_dots_are_themselves():
    assert agree("...", "...")


def test_what_varies_may_stand_beside_three_dots():
    assert agree(f"{UUID} ... b", f"{OTHER} a b")


def test_signs_of_regular_expressions_mean_themselves():
    assert not agree("a.* ...", "abc d")


def test_a_rule_has_a_name_of_its_own():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
