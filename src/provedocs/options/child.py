"""The process that knows a service's options: ``python -m provedocs.options.child``.

It takes a package and a folder as arguments, and from its standard input, as JSON,
the sections of a text and the settings to judge; it writes a verdict for each.
"""

import json
import sys
import traceback
from importlib import metadata
from pathlib import Path
from typing import Any

from provedocs.options.rules import Verdict, judge
from provedocs.options.table import table_of


def answers(package: str, folder: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """Return a verdict for each setting in *asked*, or why there is none."""
    try:
        table = table_of(package, folder)
    except metadata.PackageNotFoundError:
        return {"fault": f"the package {package} is not installed"}
    except LookupError as error:
        return {"fault": str(error)}
    except Exception as error:
        told = "".join(traceback.format_exception_only(error)).strip()
        return {"fault": f"the option lists of {package} cannot be read: {told}"}
    verdicts = [
        judge(section, option, value, table, asked["sections"])
        for section, option, value in asked["settings"]
    ]
    return {"verdicts": verdicts}


def main() -> None:
    """Answer what the standard input asks."""
    package, folder = sys.argv[1:]
    output, sys.stdout = sys.stdout, sys.stderr  # services print when they are imported
    answer = answers(package, Path(folder), json.load(sys.stdin))
    json.dump(answer, output)
    output.flush()  # what follows may end the process at once


def read_verdicts(text: str) -> list[Verdict]:
    """Return the verdicts in what `main` wrote.

    Raises:
        LookupError: It says why there are none.
    """
    answer = json.loads(text)
    if "fault" in answer:
        raise LookupError(answer["fault"])
    return [Verdict(*row) for row in answer["verdicts"]]


if __name__ == "__main__":
    main()
