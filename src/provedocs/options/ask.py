"""Ask what an installed release says to settings, without importing it here."""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from provedocs.options.child import read_verdicts
from provedocs.options.ini import Setting
from provedocs.options.rules import Verdict

FOLDER = "build/options"
"""Where tables of options are kept, under the project's root."""


def verdicts(
    package: str,
    settings: Iterable[Setting],
    root: Path,
    back_ends: Sequence[str] = (),
) -> list[Verdict]:
    """Return what *package* says to each of *settings*, for the project at *root*.

    *back_ends* are sections of back ends that other texts of the page name.

    Raises:
        LookupError: It cannot be asked; the message says why.
    """
    settings = list(settings)
    sections: dict[str, dict[str, str]] = {"DEFAULT": {}}
    for one in settings:
        sections.setdefault(one.section, {})[one.option] = one.value or ""
    named = [sections["DEFAULT"].get("enabled_backends", ""), *back_ends]
    sections["DEFAULT"]["enabled_backends"] = ",".join(named)
    rows = [[one.section, one.option, one.value] for one in settings]
    asked = json.dumps({"sections": sections, "settings": rows})
    return read_verdicts(_answer(package, root, asked))


def _answer(package: str, root: Path, asked: str) -> str:
    child = subprocess.run(
        [sys.executable, "-m", "provedocs.options.child", package, root / FOLDER],
        input=asked,
        capture_output=True,
        text=True,
    )
    if child.returncode:
        last = (child.stderr.strip().split("\n") or [""])[-1]
        raise LookupError(f"the options of {package} cannot be read: {last}")
    return child.stdout


def prepare(packages: Iterable[str], root: Path) -> None:
    """Have the tables of *packages* read, so that it is no block's time.

    What goes wrong is told to whoever asks.
    """
    for package in packages:
        _answer(package, root, json.dumps({"sections": {}, "settings": []}))
