"""A standard output that remembers which line wrote what."""

import sys

import pytest

from provedocs.recorder import LONGEST, Recorder


def recorded(code: str, first: int = 1, last: int = 99) -> list[tuple[int, str]]:
    recorder = Recorder()
    recorder.watch("<page>", first, last)
    exec(compile(code, "<page>", "exec"), {"out": recorder})
    return recorder.writes


def test_a_write_belongs_to_its_line():
    assert recorded("x = 1\nout.write('a')") == [(2, "a")]


def test_a_print_belongs_to_its_line():
    assert recorded("\nprint('a', file=out)") == [(2, "a"), (2, "\n")]


def test_a_write_belongs_to_the_innermost_line_of_the_block():
    assert recorded("def f():\n    out.write('a')\nf()") == [(2, "a")]


def test_a_write_from_above_the_block_belongs_to_its_call():
    assert recorded("def f():\n    out.write('a')\nf()", first=3) == [(3, "a")]


def test_a_write_off_the_stack_belongs_to_the_end_of_the_block():
    recorder = Recorder()
    recorder.watch("<page>", 3, 7)
    recorder.write("a")
    assert recorder.writes == [(7, "a")]


def test_a_write_off_the_stack_belongs_to_who_wrote_last():
    code = "out.write('a')\nx = 1"
    recorder = Recorder()
    recorder.watch("<page>", 1, 2)
    exec(compile(code, "<page>", "exec"), {"out": recorder})
    recorder.write("b")
    assert recorder.writes == [(1, "a"), (1, "b")]


def test_it_is_a_text_stream_of_a_terminal_that_is_none():
    recorder = Recorder()
    assert recorder.writable()
    assert not recorder.isatty()
    assert (recorder.encoding, recorder.fileno()) == ("utf-8", 1)
    recorder.reconfigure(line_buffering=True)


def test_too_much_is_refused():
    recorder = Recorder()
    with pytest.raises(OverflowError, match="more than a page can show"):
        recorder.write("a" * (LONGEST + 1))


def test_each_block_may_write_as_much():
    recorder = Recorder()
    for _ in range(2):
        recorder.watch("<page>", 1, 2)
        recorder.write("a" * LONGEST)
    assert len(recorder.writes) == 1


def test_a_forked_process_writes_where_child_processes_do(capfd):
    recorder = Recorder()
    recorder.forked()
    recorder.write("a")
    assert (recorder.writes, capfd.readouterr().out) == ([], "a")


def test_bytes_may_be_written_to_its_buffer():
    recorder = Recorder()
    recorder.buffer.write("ü".encode())
    assert recorder.writes[0][1] == "ü"
    assert sys.stdout is not recorder
