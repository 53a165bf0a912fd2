"""What the process of a page says of its way, as its keeper hears it."""

import re
import time
from dataclasses import dataclass, field

from provedocs.job import Outcome

_NOTE = re.compile(r"begin \d+|line \d+|exit [\d,]* .*|end")


@dataclass
class Hearing:
    """What was heard, in so many bytes.

    ``index`` is the block in hand ``since`` a time of `time.monotonic`, ``lines``
    are those of the page that were named last, the innermost first, and ``exit`` is
    how the block ends its interpreter.  ``ended`` tells that the page did, and
    ``garbled`` that somebody else spoke.
    """

    size: int = 0
    index: int = 0
    since: float = field(default_factory=time.monotonic)
    lines: list[int] = field(default_factory=list)
    exit: str = ""
    ended: bool = False
    garbled: bool = False

    def take(self, words: bytes) -> bytes:
        """Take in *words*, which follow those heard; return the outcomes in them."""
        outcomes = b""
        for line in words.split(b"\n")[:-1]:
            self.size += len(line) + 1
            if _is_outcome(line):
                outcomes += line + b"\n"
            elif _NOTE.fullmatch(note := line.decode(errors="replace")):
                self._note(*note.split(" ", 2))
            else:
                self.garbled = True
                break
        return outcomes

    def _note(self, word: str, numbers: str = "", told: str = "") -> None:
        if word == "begin":
            self.index, self.lines = int(numbers), []
            self.since = time.monotonic()
        elif word == "line":
            self.lines = [int(numbers)]
        elif word == "exit":
            self.lines = [int(line) for line in numbers.split(",") if line]
            self.exit = told
        else:
            self.ended = True


def _is_outcome(line: bytes) -> bool:
    if not line.startswith(b"["):
        return False
    try:
        Outcome.load(line)
    except (ValueError, TypeError):
        return False
    return True
