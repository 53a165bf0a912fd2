"""Failures by themselves: what coverage cannot see while a profiler runs."""

import sys

from seqtrace.failures import Failures


def caught(function):
    """Return the exception of *function* and the frame that it left."""
    try:
        function()
    except Exception as error:
        return error, error.__traceback__.tb_next.tb_frame
    raise AssertionError("it did not fail")


def fail():
    raise ValueError("no pens")


def fail_again():
    try:
        fail()
    except ValueError as error:
        raise LookupError("sold out") from error


class Mute(Exception):
    def __str__(self):
        raise RuntimeError("no words")


def fail_without_words():
    raise Mute


def named(function, *, look_at=None):
    words, failures = [], Failures()
    error, frame = caught(function)
    failures.add(frame, words.append)
    failures.look_at(error if look_at is None else look_at)
    return words


def test_a_frame_is_named_by_the_exception_that_left_it():
    assert named(fail) == ["ValueError: no pens"]


def test_an_exception_that_left_other_frames_names_nothing():
    other, _ = caught(fail)
    assert named(fail_again, look_at=other) == []


def test_the_cause_of_an_exception_names_the_frames_that_it_left():
    error, _ = caught(fail_again)
    frame = error.__cause__.__traceback__.tb_next.tb_frame
    words, failures = [], Failures()
    failures.add(frame, words.append)
    failures.look_at(error)
    assert words == ["ValueError: no pens"]


def test_an_exception_tells_its_text_once():
    words, failures = [], Failures()
    error, frame = caught(fail)
    failures.add(frame, words.append)
    failures.add(error.__traceback__.tb_frame, words.append)
    failures.look_at(error)
    assert words == ["ValueError: no pens", "ValueError"]


def test_an_exception_whose_text_fails_is_called_by_its_name():
    assert named(fail_without_words) == ["Mute"]


def test_nothing_handled_names_nothing():
    words, failures = [], Failures()
    failures.add(sys._getframe(), words.append)
    failures.look_at(None)
    assert words == []


def test_a_chain_that_bites_its_own_tail_ends():
    error, _ = caught(fail)
    other, _ = caught(fail_again)
    error.__context__, other.__context__ = other, error
    words, failures = [], Failures()
    failures.add(sys._getframe(), words.append)
    failures.look_at(error)
    assert words == []
