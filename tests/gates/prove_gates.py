"""Each gate shows that it can fail: a page gets one fault, and the gate names it."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from provedocs.node import node_program
from provedocs.publish.policy import write_policy

ROOT = Path(__file__).parents[2]
PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="A page without a fault.">
<link rel="icon" href="data:,">
<title>A page</title>
<script>document.documentElement.dataset.script = "ran";</script>
</head>
<body>
<a class="md-skip" href="#top">Skip to content</a>
<main>
<h1 id="top">A page</h1>
<p>What you see is <a href="#top">all there is</a>.</p>
</main>
</body>
</html>
"""

# Gate, what is put behind the paragraph (or in place of what), and what the gate says.
FAULTS = {
    "links": ('<p><a href="gone/">x</a></p>', "index.html: links to gone/"),
    "markup": ('<p><i id="top">x</i></p>', 'no-dup-id: Duplicate ID "top"'),
    "requests": (
        '<p><img src="https://elsewhere.invalid/x.png" alt="x"></p>',
        "index.html: the console says: Loading the image 'https://elsewhere.invalid",
    ),
    "policy": ("<script>1</script>", "a script stands in it that"),
    "weight": ('<p><img src="heavy.png" alt="x"></p>', "heavy.png 120.0 kB"),
    "access": (
        '<p style="color: #aaaaaa">Faint words.</p>',
        "color-contrast (dark, 390 px)",
    ),
    "keyboard": (
        '<div class="diagram-scroll" tabindex="-1">x</div>',
        "index.html: Tab never reaches a diagram that scrolls",
    ),
    "speed": ("<p><img src='data:,'></p>", "accessibility"),
    "spelling": ("", "docs/index.md:1: Unknown word (recieve)"),
}


def built(folder: Path, extra: str = "") -> Path:
    """Return a site of one page with *extra* in it, and a policy for it."""
    site = folder / "site"
    site.mkdir()
    noise = random.Random(0).randbytes(120_000)
    (site / "heavy.png").write_bytes(noise)
    page = PAGE.replace("</main>", f"{extra}\n</main>")
    (site / "index.html").write_text(page, encoding="utf-8")
    write_policy(site)
    return site


def gates(site: Path, *names: str) -> tuple[int, str]:
    """Return how the gates of these *names* end on *site*, and what they print."""
    program = [node_program(), str(ROOT / "tests/gates/gates.mjs"), str(site), *names]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "GATES_SOURCE": str(site.parent)}
    run = subprocess.run(program, cwd=ROOT, env=env, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def write_source(folder: Path, text: str) -> None:
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(text, encoding="utf-8")


def test_a_page_without_a_fault_passes_every_gate(tmp_path: Path) -> None:
    write_source(tmp_path, "You receive a page.\n")
    code, told = gates(built(tmp_path))
    assert (code, told.splitlines()[-1]) == (0, "gates: passed"), told


@pytest.mark.parametrize("gate", FAULTS)
def test_a_gate_names_the_fault_of_a_page(gate: str, tmp_path: Path) -> None:
    extra, words = FAULTS[gate]
    site = built(tmp_path, extra)
    write_source(tmp_path, "You recieve a page.\n")
    if gate == "policy":  # a script that came after the policy was written
        index = site / "index.html"
        page = index.read_text(encoding="utf-8")
        index.write_text(page.replace("<script>1<", "<script>2<"), encoding="utf-8")
    code, told = gates(site, gate)
    assert code == 1, told
    assert words in told


def test_a_gate_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert gates(built(tmp_path), "gone")[0] == 2
