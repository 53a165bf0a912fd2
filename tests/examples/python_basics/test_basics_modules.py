"""What importing does."""

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[3] / "examples"


def printed_by(*arguments: str) -> list[str]:
    command = [sys.executable, *arguments]
    answer = subprocess.run(
        command, cwd=EXAMPLES, check=True, capture_output=True, text=True
    )
    return answer.stdout.splitlines()


def test_a_second_import_runs_nothing() -> None:
    once = printed_by("-c", "import python_basics.modules")
    assert printed_by("-c", "import python_basics.modules\n" * 2) == once


def test_the_lesson_imports_the_module_and_then_calls_its_main() -> None:
    lines = printed_by("-m", "python_basics", "modules")
    assert [line[0] for line in lines] == ["1", "2", "3"]
    assert lines[0].endswith("__name__ is python_basics.modules")
