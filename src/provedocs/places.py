"""Where the files of a project are, for the pages that show them."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from provedocs.blocks import Block

_SNIPPET = re.compile(r"""-+8<-+\s+["']?(?P<path>[^"':]+)""")


@dataclass(frozen=True, slots=True)
class Places:
    """A project's folder, and what is needed to lead a reader to its files.

    ``snippets`` are the folders that ``pymdownx.snippets`` takes regions from;
    ``edit`` is the address under which the ``docs`` folder is to be edited,
    empty if the site has none.
    """

    root: Path
    docs: Path
    snippets: tuple[Path, ...]
    edit: str

    def page(self, src_uri: str) -> str:
        """Return the name of a page: its path from the project's folder."""
        return Path(os.path.relpath(self.docs / src_uri, self.root)).as_posix()

    def file(self, block: Block) -> str:
        """Return the path of the file that *block*, whose status is same, shows."""
        if "same" in block.options:
            return block.options["same"].partition(":")[0]
        snippet = _SNIPPET.search(block.source)
        path = snippet["path"] if snippet else ""
        bases = (base for base in self.snippets if (base / path).is_file())
        found = next(bases, self.root) / path
        return Path(os.path.relpath(found, self.root)).as_posix()

    def address(self, path: str) -> str:
        """Return where the file at *path* is to be seen; "" if nowhere."""
        if not self.edit:
            return ""
        from_docs = Path(os.path.relpath(self.root / path, self.docs)).as_posix()
        return urljoin(self.edit, from_docs)
