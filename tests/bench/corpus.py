"""Pages to measure with: the same for every tool."""

from pathlib import Path

BLOCKS = 5
"""Python blocks a page."""

TEMPLATES = (
    """from dataclasses import dataclass

@dataclass
class Volume:
    name: str
    size: int

print(Volume("vol-{n}", {n}))
#> Volume(name='vol-{n}', size={n})
""",
    """import json

print(json.dumps({{"id": {n}, "status": "available"}}))
#> {{"id": {n}, "status": "available"}}
""",
    """import re

print(re.findall(r"[0-9]+", "vol-{n} of {n}"))
#> ['{n}', '{n}']
""",
    """for size in range(3):
    print(size + {n})
    #> {n}
    #> {n1}
    #> {n2}
""",
    """def doubled(value):
    return 2 * value

print(doubled({n}))
#> {twice}
""",
    """from collections import Counter

print(Counter("aab").most_common(1), {n})
#> [('a', 2)] {n}
""",
    """try:
    {{}}["{n}"]
except KeyError as error:
    print(error)
    #> '{n}'
""",
    """from pathlib import PurePosixPath

print(PurePosixPath("/var") / "{n}")
#> /var/{n}
""",
    """sizes = sorted([{n2}, {n}, {n1}])
print(sizes)
#> [{n}, {n1}, {n2}]
total = sum(sizes)
""",
    """status = {{True: "available", False: "error"}}
print(status[{n} >= 0])
#> available
print(len(status))
#> 2
""",
)


def write_pages(folder: Path, pages: int) -> None:
    """Write *pages* pages into *folder*."""
    folder.mkdir(parents=True)
    for number in range(pages):
        (folder / f"page{number:04}.md").write_text(_page(number))


def _page(number: int) -> str:
    blocks = range(number * BLOCKS, (number + 1) * BLOCKS)
    return f"# Page {number}\n" + "".join(_section(block) for block in blocks)


def _section(n: int) -> str:
    template = TEMPLATES[n % len(TEMPLATES)]
    code = template.format(n=n, n1=n + 1, n2=n + 2, twice=2 * n)
    return f"\n## Step {n}\n\nSome words before the code.\n\n```python\n{code}```\n"
