"""Print as JSON what is wrong with the links of the site in the folder named."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from tests.site.built import Site

ADDRESS = re.compile(r"<loc>([^<]+)</loc>|\]\(([^)\s]+)\)")
"""An entry of a ``sitemap.xml``, or a link of an ``llms.txt``."""

INSIDE = re.compile(r"""(?:href|url)(?:="|\()#([^")]+)""")
"""What an SVG says of its own parts: markers, shapes, titles."""


def faults(site: Site) -> Iterator[tuple[str, str]]:
    for path, url in sorted(site.without_file()):
        yield path, f"links to {url}, which is not there"
    for path, url in sorted(site.without_anchor()):
        yield path, f"links to {url}, whose anchor is not there"
    for path, url in sorted(site.missing()):
        yield path, f"loads {url}, which is not there"
    for path in site.pages:
        ids = Counter(element["id"] for element in site.page(path).find_all(id=True))
        yield from (
            (path, f"has the id {i} {n} times") for i, n in ids.items() if n > 1
        )
        for drawing in site.page(path).find_all("svg"):
            wanted = set(INSIDE.findall(str(drawing)))
            for name in sorted(wanted - ids.keys()):
                yield path, f"draws with #{name}, which is not there"
    yield from listed(site)


def listed(site: Site) -> Iterator[tuple[str, str]]:
    """Yield what the lists of the site's pages name and the site has not."""
    for name in ("sitemap.xml", "llms.txt"):
        if site.has(name):
            text = (site.folder / name).read_text(encoding="utf-8")
            for url in map("".join, ADDRESS.findall(text)):
                if urlsplit(url).netloc and not url.startswith(site.address):
                    continue
                path = url.removeprefix(site.address)
                if not site.has(site.target("index.html", path)):
                    yield name, f"lists {url}, which is not there"


if __name__ == "__main__":
    found = faults(Site(Path(sys.argv[1])))
    print(json.dumps([{"page": page, "what": what} for page, what in found]))
