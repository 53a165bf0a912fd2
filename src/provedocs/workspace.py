"""What the blocks of one page share while they are proved."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from provedocs.blocks import Block


class Shell:
    """See `provedocs.verifiers.console`; started when first asked for."""


@dataclass
class Workspace:
    """A page's namespace, its folder, and what its last block left behind.

    ``root`` is the project's folder and ``folder`` the page's own temporary
    one.  ``following`` is the block below the one in hand, ``output`` what the
    block above wrote and left for a ``text`` block to show.
    """

    root: Path
    folder: Path
    blocks: list[Block]
    parse_mermaid: Callable[[str], str | None]
    module: ModuleType = field(default_factory=lambda: ModuleType("__main__"))
    output: str | None = None
    kept: dict[str, Any] = field(default_factory=dict)
