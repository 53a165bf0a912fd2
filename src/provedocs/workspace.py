"""What the blocks of one page share while they are proved."""

import builtins
import linecache
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any

from provedocs.blocks import Block
from provedocs.recorder import LONGEST, Recorder


@dataclass
class Workspace:
    """A page's namespace, its folder, and what its last block left behind.

    ``root`` is the project's folder, ``base`` the page's temporary one (see
    `provedocs.isolation.FOLDERS`), ``stdout`` what its child processes write to
    and ``node`` the socket of Mermaid's parser.
    ``index`` is the block in hand; ``output`` is what it wrote and nothing
    claimed, ``above`` the same of the block before it.  ``kept`` holds what a
    verifier keeps for the whole page.
    """

    root: Path
    base: Path
    page: str
    blocks: list[Block]
    stdout: int = 1
    node: str = ""
    index: int = 0
    output: str = ""
    above: str = ""
    module: ModuleType = field(default_factory=lambda: ModuleType("__main__"))
    recorder: Recorder = field(default_factory=Recorder)
    kept: dict[str, Any] = field(default_factory=dict)
    progress: Callable[[int], None] = lambda line: None
    _seen: int = 0

    def open(self, names: Mapping[str, Any]) -> None:
        """Make the page's module the one that runs, with *names* in it.

        Shells find those that are text, numbers or paths as variables in upper
        case, unless the environment has one already.
        """
        self.module.__dict__.update(names, __builtins__=builtins)
        sys.modules["__main__"] = self.module
        sys.path.insert(0, str(self.folder))
        for name, value in names.items():
            if isinstance(value, (str, int, float, PurePath)):
                os.environ.setdefault(name.upper(), str(value))
        self._know_lines()
        self._record()

    def _know_lines(self) -> None:
        """Show Python the lines of the page's code, as they are without a prefix."""
        lines = ["\n"] * max((block.end for block in self.blocks), default=0)
        for block in self.blocks:
            lines[block.line : block.end - 1] = block.source.splitlines(keepends=True)
        linecache.cache[self.source_path] = (0, None, lines, self.source_path)

    def _record(self) -> None:
        self.recorder = Recorder()
        os.register_at_fork(after_in_child=self.recorder.forked)
        sys.stdout = self.recorder
        vars(sys)["__stdout__"] = self.recorder

    def put_back_output(self) -> bool:
        """Take the standard output again; tell whether the block had replaced it."""
        if sys.stdout is self.recorder and not self.recorder.closed:
            return False
        self._record()
        return True

    def enter(self, index: int) -> None:
        """Take the block at *index* in hand."""
        self.index = index
        self.above, self.output = self.output, ""

    @property
    def folder(self) -> Path:
        """Return the folder that the page runs in."""
        return self.base / "page"

    @property
    def source_path(self) -> str:
        """Return the page's own path, which its code is compiled to."""
        return f"{self.root}/{self.page}"

    def claimed_below(self) -> bool:
        """Tell whether a ``text`` block under the block in hand shows its output."""
        below = self.blocks[self.index + 1 : self.index + 2]
        return bool(below) and below[0].language == "text" and not below[0].options

    def readable(self, text: str) -> str:
        """Return *text* as a page shows it.

        No folder of this machine is in it, tabs are spaces as on a terminal,
        and any other control character is shown as Python spells it.
        """
        if _UNSEEN.search(text):
            text = text.replace("\r\n", "\n").expandtabs()
            text = _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], text)
        if "/" not in text:
            return text
        text = text.replace(f"{self.base}/home", "/home/reader")
        return text.replace(f"{self.base}/", "/tmp/").replace(f"{self.root}/", "")

    def stray_output(self) -> str:
        """Return what child processes wrote since this was last asked."""
        size = os.fstat(self.stdout).st_size
        if size == self._seen:
            return ""
        before, self._seen = self._seen, size
        return os.pread(self.stdout, LONGEST, before).decode(errors="replace")


_UNSEEN = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
