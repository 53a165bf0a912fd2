"""The kinds of pages of a book: their sizes, and what stands at their heads."""

from collections.abc import Sequence

from provedocs.publish.links import name_of
from provedocs.publish.rendering import Chapter
from provedocs.publish.sheets import MARGINS, Paper


def page_style(paper: Paper, chapters: Sequence[Chapter]) -> str:
    """Return the pages of the style sheet: one kind for each chapter and sheet."""
    above, below, beside = MARGINS
    upright = paper.sheets[0]
    rules = [
        f"@page{{size:{upright.width}mm {upright.height}mm;"
        f"margin:{above}mm {beside}mm {below}mm}}"
    ]
    for chapter in chapters:
        heads = (
            f"@top-left{{content:{_quoted(chapter.guide)}}}"
            f"@top-right{{content:{_quoted(chapter.title)}}}"
        )
        name = name_of(chapter.url)
        rules.append(f"@page {name}{{{heads}}}")
        rules += [
            f"@page {name}-{sheet.name}"
            f"{{size:{sheet.width}mm {sheet.height}mm;{heads}}}"
            for sheet in paper.sheets[1:]
        ]
    return "".join(rules)


def _quoted(text: str) -> str:
    return '"{}"'.format(
        text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
    )
