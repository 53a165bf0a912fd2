"""Small sites, built for real; and a browser that looks at them."""

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from provedocs.node import node_program
from provedocs.publish.editions import print_editions

ROOT = Path(__file__).parents[3]
LOOK = Path(__file__).with_name("look.mjs")

FONTS = {
    "Text": ["@fontsource/source-sans-3", "dejavu-fonts-ttf/ttf/DejaVuSans.ttf"],
    "Code": ["@fontsource/jetbrains-mono", "dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf"],
}
FENCES = "!!python/name:pymdownx.superfences.fence_div_format"
PAGE = """\
<!doctype html><title>{{ page.title }}</title>
{% for path in config.extra_css %}
<link rel="stylesheet" href="{{ path | url }}">
{% endfor %}
<body class="md-typeset" data-md-color-scheme="default">{{ page.content }}</body>
"""

FLOW = """\
```mermaid
sequenceDiagram
    participant A as cinder-api
    participant S as cinder-scheduler
    A-)S: create_volume
    Note over S: host=fc2
```
"""
NAMES = "".join(f"    participant participant_number_{n}\n" for n in range(9))
GALLERY = {
    "index.md": f"# Flow\n\n## Who asks whom\n\n{FLOW}",
    "guide/flow.md": f"# Flow\n\n{FLOW}",
    "twice.md": f"# Twice\n\n{FLOW}\n{FLOW}",
    "ways.md": "# Ways\n\n```mermaid\nflowchart LR\n  accTitle: Ways\n"
    "  accDescr: From a to b\n  a --> b\n```\n",
    "numbered.md": "# Numbered\n\n```mermaid\nsequenceDiagram\n  autonumber\n"
    "  A->>B: one\n```\n",
    "wide.md": f"# Wide\n\n```mermaid\nsequenceDiagram\n{NAMES}```\n",
}
"""The pages of the site that the tests of diagrams share."""

Built = Callable[..., Path]


def build_in(
    folder: Path, pages: dict[str, str], plugins: Sequence[Any] = (), **options: Any
) -> Path:
    """Build pages, path -> text, into a site of one template; return its folder.

    *plugins* are others, and *options* those of ours.
    """
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(PAGE)
    for path, text in pages.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(dedent(text), encoding="utf-8")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    fence = {"name": "mermaid", "class": "mermaid", "format": "DIV"}
    settings = {
        "site_name": "Small",
        "theme": {"name": None, "custom_dir": str(folder / "theme")},
        "markdown_extensions": [{"pymdownx.superfences": {"custom_fences": [fence]}}],
        "plugins": [*plugins, {"provedocs-publish": {"fonts": FONTS, **options}}],
    }
    text = yaml.safe_dump(settings, sort_keys=False).replace("DIV", FENCES)
    (folder / "mkdocs.yml").write_text(text)
    return build_again(folder)


def build_again(folder: Path) -> Path:
    """Build what `build_in` laid down in *folder* once more."""
    config = load_config(str(folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder / "site"


@pytest.fixture
def site(tmp_path: Path) -> Built:
    """Return what builds pages, path -> text, into a site of this test's own."""
    return partial(build_in, tmp_path)


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with diagrams of many kinds, built once."""
    return build_in(tmp_path_factory.mktemp("gallery"), GALLERY)


@pytest.fixture
def look() -> Callable[..., Any]:
    """Return what a script finds on a page of a built site, in a real browser."""

    def ask(site: Path, page: str, script: str, **media: str) -> Any:
        order = {"folder": str(site), "page": page, "script": script, "media": media}
        told = subprocess.run(
            [node_program(), str(LOOK), json.dumps(order)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(told.stdout)

    return ask


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose books are printed; workers of one run share it."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (base / "library.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (base / "library" / "told.txt").exists():
            print_library(base / "library")
    return base / "library"


def print_library(folder: Path) -> None:
    shutil.copytree(ROOT / "tests" / "projects" / "book", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    told = list(print_editions(folder, ["A4", "Letter"], ""))
    (folder / "told.txt").write_text("\n".join(map(str, told)))
