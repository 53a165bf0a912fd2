"""List the lessons, or run some: ``python -m python_basics [lesson ...]``."""

import importlib
import sys
from collections.abc import Sequence

LESSONS = {
    "modules": "what runs, and when",
    "layout": "indentation and comments",
    "variables": "names, values and type hints",
    "numeric": "bool, int and float",
    "text": "str and bytes",
    "lists": "sequences that change",
    "tuples": "sequences that do not change",
    "sets": "no duplicates, and set operations",
    "dictionaries": "a value for each key",
    "objects": "object and None",
    "conditions": "if, elif, else and match",
    "loops": "for, while, break, continue and else",
    "functions": "def, nested and conditional",
    "references": "what a function can change",
    "scope": "global and nonlocal",
}


def main(names: Sequence[str]) -> int:
    """Run the lessons called *names*, or list them all; return the exit status."""
    unknown = [name for name in names if name not in LESSONS]
    if unknown:
        print(complaint(unknown[0]), file=sys.stderr)
        return 2
    for name in names:
        importlib.import_module(f"python_basics.{name}").main()
    if not names:
        print(listing())
    return 0


def complaint(name: str) -> str:
    """Say that there is no lesson *name*, and which there are."""
    return f"no lesson {name!r}; use one of {', '.join(LESSONS)}"


def listing() -> str:
    """Return one line for each lesson, in the order of the pages."""
    return "\n".join(f"{name:<13} {title}" for name, title in LESSONS.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
