"""Take out of the theme's style sheets what no page of the site can ask for."""

import subprocess
from pathlib import Path

from provedocs.node import node_program

_SHEETS = ("assets/stylesheets/*.????????.min.css", "assets/_mkdocstrings.css")
"""What others wrote, for pages of every kind."""

_TRIM = Path(__file__).with_name("trim.mjs")


def trim_styles(site: Path, root: Path) -> bool:
    """Trim the sheets of the theme in *site*; tell whether there was what does it.

    That is PurgeCSS, in the ``node_modules`` of the project at *root*.
    """
    found = sorted(path for pattern in _SHEETS for path in site.glob(pattern))
    sheets = [path.relative_to(site).as_posix() for path in found]
    if not (root / "node_modules" / "purgecss").is_dir():
        return False
    if sheets:
        command = [node_program(), str(_TRIM), str(site.absolute()), *sheets]
        subprocess.run(command, cwd=root, check=True)
    return True
