"""What the pages of one pytest run share: a reader, a prover, and outcomes."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from provedocs.blocks import Block
from provedocs.job import Job, Outcome
from provedocs.prover import Prover
from provedocs.reader import PageReader


class ProofSession:
    """Proves the pages of the project at *root*, each once.

    ``timeout`` is in seconds a block; ``updating`` tells that pages will be
    made to show what happened.
    """

    def __init__(
        self, root: Path, pythonpath: Sequence[str], timeout: float, updating: bool
    ) -> None:
        self.root, self.timeout, self.updating = root, timeout, updating
        self._pythonpath = pythonpath
        self._page = ""
        self._outcomes: dict[int, Outcome] = {}
        self._prover: Prover | None = None

    @cached_property
    def reader(self) -> PageReader:
        """Return what reads the project's pages."""
        return PageReader(self.root)

    def known(self, blocks: Sequence[Block], index: int) -> Outcome | None:
        """Return what became of block *index* of the page in hand, if it is known."""
        if blocks[index].page != self._page:
            return None
        return self._outcomes.get(index)

    def proved(
        self, blocks: list[Block], index: int, names: Mapping[str, Any]
    ) -> Outcome:
        """Prove *blocks*, which begin a page; return what became of one of them."""
        if self._prover is None:
            self._prover = Prover(self.root, self._pythonpath)
        self._page = blocks[index].page
        job = Job(str(self.root), self._page, blocks, names, self.timeout)
        self._outcomes = {outcome.index: outcome for outcome in self._prover.prove(job)}
        return self._outcomes[index]

    def close(self) -> None:
        """End the process that runs pages."""
        if self._prover is not None:
            self._prover.close()
            self._prover = None
