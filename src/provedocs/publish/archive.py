"""A folder as a zip whose bytes are decided by what is in it."""

from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from provedocs.files import write_atomically

_UNIX = 3
"""Who made an entry, so that its mode counts: APPNOTE 4.4.2, "version made by"."""

_MODE = 0o100644 << 16


def write_zip(folder: Path, path: Path, made: datetime) -> Path:
    """Write the files of *folder*, under its own name, as *path*; return it.

    Each file gets the time *made* and the same mode; they stand in the order of
    their names.
    """
    files = {
        file.relative_to(folder.parent).as_posix(): file
        for file in folder.rglob("*")
        if file.is_file()
    }
    unfinished = folder.with_name(f"{folder.name}.zip")
    with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            archive.writestr(_entry(name, made), files[name].read_bytes())
    write_atomically(path, unfinished.read_bytes())
    return path


def _entry(name: str, made: datetime) -> ZipInfo:
    entry = ZipInfo(name, made.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry
