"""Defaults, filters, and the function that depends on the platform."""

import runpy
import sys
from pathlib import Path

import pytest
from python_basics import functions
from python_basics.functions import request_spec, size_filter


def test_a_volume_without_type_gets_the_default_type() -> None:
    assert request_spec("firstvol", 1)["volume_type"] == "__DEFAULT__"


@pytest.mark.parametrize(("free", "fits"), [(9, False), (10, True), (11, True)])
def test_a_volume_fits_where_it_takes_the_last_gigabyte(free: int, fits: bool) -> None:
    assert size_filter(10)(free) is fits


@pytest.mark.parametrize(
    ("platform", "path"), [("win32", r"\\.\vdb"), ("linux", "/dev/vdb")]
)
def test_the_platform_decides_which_function_there_is(
    platform: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    module = runpy.run_path(str(Path(functions.__file__)))
    assert module["device_path"]("vdb") == path
