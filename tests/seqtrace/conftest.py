import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

NODE = Path(sys.executable).parent / "node"
READER = Path(__file__).parent / "read_diagrams.mjs"


@pytest.fixture(scope="session")
def mermaid() -> Iterator[Callable[[str], dict[str, Any]]]:
    """Ask Mermaid's own parser what it reads in a diagram."""
    with subprocess.Popen(
        [NODE, READER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as reader:
        stdin, stdout = reader.stdin, reader.stdout
        assert stdin is not None
        assert stdout is not None

        def read(source: str) -> dict[str, Any]:
            stdin.write(json.dumps(source) + "\n")
            stdin.flush()
            answer: dict[str, Any] = json.loads(stdout.readline())
            assert "error" not in answer, f"{answer['error']}\n{source}"
            return answer

        yield read
        stdin.close()


@pytest.fixture
def shop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Any]]:
    """Write the package ``shop`` from module=source; return its module ``front``."""

    def write(**modules: str) -> Any:
        folder = tmp_path / "shop"
        for path, source in {"__init__": "", **modules}.items():
            file = folder / (path.replace("__slash__", "/") + ".py")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(dedent(source))
        return importlib.import_module("shop.front")

    monkeypatch.syspath_prepend(tmp_path)
    yield write
    for name in [name for name in sys.modules if f"{name}.".startswith("shop.")]:
        del sys.modules[name]
