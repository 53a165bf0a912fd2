"""What proofs lean on beside their pages: the Python files that pages import."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_NOT_THE_PROJECTS = ("__pycache__", "node_modules")


def leanings(root: Path, folders: Iterable[Path]) -> dict[str, str]:
    """Return the digest of each of *folders*, by its path from *root*."""
    return {
        Path(os.path.relpath(folder, root)).as_posix(): digest_of(folder)
        for folder in folders
    }


def digest_of(folder: Path) -> str:
    """Return what tells one state of the Python files in *folder* from another.

    Hidden folders are left out, and so is what others installed: virtual
    environments and ``node_modules``.
    """
    told = hashlib.sha256()
    for path in _python_files(str(folder)):
        content = Path(path).read_bytes()
        told.update(f"{os.path.relpath(path, folder)}\0{len(content)}\0".encode())
        told.update(content)
    return told.hexdigest()[:32]


def _python_files(folder: str) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        if "pyvenv.cfg" in names:
            folders.clear()
            continue
        folders[:] = sorted(filter(_is_the_projects, folders))
        yield from (f"{path}/{name}" for name in sorted(names) if name.endswith(".py"))


def _is_the_projects(name: str) -> bool:
    return name not in _NOT_THE_PROJECTS and not name.startswith(".")
