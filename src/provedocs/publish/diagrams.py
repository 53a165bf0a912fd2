"""Draw Mermaid's diagrams as SVG, all with one browser, each once."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provedocs.files import write_atomically
from provedocs.publish.browser import Browser
from provedocs.publish.steps import Step
from provedocs.publish.typeface import SHEET
from provedocs.versions import versions_of

ID = "provedocs-diagram"
"""Stands in a drawing for its id, which a page gives it."""

_DRAWING = [Path(__file__).with_name(name) for name in ("draw.mjs", "browser.mjs")]


@dataclass(frozen=True)
class Drawing:
    """A drawn diagram: its SVG, and its size in CSS pixels.

    ``kind`` is Mermaid's name for it, ``sequence`` for instance; of such a one
    ``actors`` are key -> name, and ``steps`` what passes between them.  A diagram
    that cannot be drawn has an ``error`` at a ``line`` of its source, and no more.
    """

    svg: str = ""
    width: float = 0
    height: float = 0
    kind: str = ""
    actors: Mapping[str, str] | None = None
    steps: tuple[Step, ...] = ()
    error: str = ""
    line: int = 0


class Studio:
    """Draws with *config*, Mermaid's own settings, and the fonts named *faces*.

    *root* is the project's folder, *cache* keeps what was drawn, and *fonts* is
    the folder that `provedocs.publish.typeface.write_fonts` wrote into.
    """

    def __init__(
        self,
        root: Path,
        cache: Path,
        fonts: Path,
        faces: Iterable[str],
        config: Mapping[str, Any],
    ) -> None:
        self._root, self._cache, self._fonts = root, cache, fonts
        self._faces, self._config = sorted(faces), dict(config)

    def draw(self, sources: Iterable[str]) -> dict[str, Drawing]:
        """Return the drawing of each of *sources*.

        Raises:
            BrowserError: there are some to draw, and no browser to do it.
        """
        kept = {source: self._cache / f"{self._key(source)}.json" for source in sources}
        if missing := [source for source, path in kept.items() if not path.is_file()]:
            for source, answer in zip(missing, self._ask(missing), strict=True):
                content = json.dumps(answer, ensure_ascii=False).encode()
                write_atomically(kept[source], content)
        return {source: _drawing(path) for source, path in kept.items()}

    def _ask(self, sources: list[str]) -> list[dict[str, Any]]:
        with Browser(self._root) as browser:
            answers: list[dict[str, Any]] = browser.ask(
                "draw",
                folder=str(self._fonts.absolute()),
                fonts=SHEET,
                config=self._config,
                diagrams=[{"id": ID, "source": source} for source in sources],
            )
        return answers

    def _key(self, source: str) -> str:
        """Return a name for all that a drawing comes of."""
        told = [
            source,
            json.dumps(self._config, sort_keys=True),
            str(versions_of("mermaid", self._root)),
            *(path.read_text(encoding="utf-8") for path in _DRAWING),
            *self._faces,
        ]
        return hashlib.sha256("\0".join(told).encode()).hexdigest()[:24]


def _drawing(path: Path) -> Drawing:
    told = json.loads(path.read_bytes())
    if "error" in told:
        return Drawing(error=told["error"], line=told["line"])
    return Drawing(
        svg=told["svg"],
        width=told["width"],
        height=told["height"],
        kind=told["type"],
        actors=told.get("actors"),
        steps=tuple(
            Step(step["from"], step["to"], step["kind"], step["text"])
            for step in told.get("steps", ())
        ),
    )
