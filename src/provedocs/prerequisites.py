"""What is wrong with the ways from page to page that their prerequisites make."""

from collections.abc import Iterator, Mapping

from provedocs.errors import Problem
from provedocs.front_matter import FrontMatter

Fronts = Mapping[str, FrontMatter]
"""A page, by its path from the project's folder -> what it says of itself."""


def astray(fronts: Fronts) -> Iterator[Problem]:
    """Yield a problem for each prerequisite that is no page, or leads in a circle."""
    for page, front in sorted(fronts.items()):
        for name, line in front.prerequisites.items():
            if name not in fronts:
                what = f"there is no page {name} to be read before this one"
                yield Problem(f"{page}:{line}", what)
            elif (way := _way(fronts, name, page)) and page == min(way):
                circle = " -> ".join([page, *way])
                what = f"pages that must be read before each other: {circle}"
                yield Problem(f"{page}:{line}", what, "take one of them out")


def _way(fronts: Fronts, start: str, end: str) -> list[str]:
    """Return the pages from *start* to *end*, with both; none if no way leads there."""
    ways, seen = [[start]], {start}
    for way in ways:  # it grows while it is walked
        if way[-1] == end:
            return way
        for name in fronts[way[-1]].prerequisites:
            if name in fronts and name not in seen:
                seen.add(name)
                ways.append([*way, name])
    return []
