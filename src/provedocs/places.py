"""Where the files of a project are, for the pages that show them."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig

from provedocs.blocks import Block

_SNIPPET = re.compile(r"""-+8<-+\s+["']?(?P<path>[^"':]+)""")


@dataclass(frozen=True, slots=True)
class Places:
    """A project's folder, and what is needed to lead a reader to its files.

    ``snippets`` are the folders that ``pymdownx.snippets`` takes regions from;
    ``edit`` is the address under which the ``docs`` folder is to be edited, and
    ``repository`` that of the whole; both are empty if the site has none.
    """

    root: Path
    docs: Path
    snippets: tuple[Path, ...]
    edit: str
    repository: str = ""

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


def places_of(config: MkDocsConfig) -> Places:
    """Return the places of the project whose ``mkdocs.yml`` is read in *config*."""
    root = Path(config.config_file_path).parent.absolute()
    given = config.mdx_configs.get("pymdownx.snippets", {}).get("base_path", ["."])
    bases = [given] if isinstance(given, (str, os.PathLike)) else given
    repository = (config.repo_url or "").rstrip("/")
    address = f"{repository}/" if repository else ""
    return Places(
        root=root,
        docs=Path(config.docs_dir).absolute(),
        snippets=tuple(root / base for base in bases),
        edit=urljoin(address, config.edit_uri) if config.edit_uri else "",
        repository=repository,
    )
