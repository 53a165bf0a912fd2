"""Write beside each text of a site what a server may send instead of it.

Run as: python3 hosting/compress.py SITE
"""

import gzip
import sys
from pathlib import Path

import brotli

TEXTS = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".xml"}
LEAST = 1024
"""Bytes under which it is not worth it: the answer's headers are as long."""

for path in sorted(Path(sys.argv[1]).rglob("*")):
    if path.suffix in TEXTS and path.stat().st_size >= LEAST:
        content = path.read_bytes()
        gzipped = gzip.compress(content, 9, mtime=0)
        path.with_name(f"{path.name}.gz").write_bytes(gzipped)
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(content))
