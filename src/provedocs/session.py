"""What the pages of one pytest run share: a reader, a prover, and outcomes."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from provedocs.blocks import Block
from provedocs.errors import Problem
from provedocs.job import Job, Outcome
from provedocs.prover import Prover
from provedocs.reader import PageReader


class ProofSession:
    """Proves the pages of the project at *root* by *prover*, each once.

    ``timeout`` is in seconds a block; ``updating`` tells that pages will be
    made to show what happened.
    """

    def __init__(
        self, root: Path, prover: Prover, timeout: float, updating: bool
    ) -> None:
        self.root, self.timeout, self.updating = root, timeout, updating
        self._prover = prover
        self._outcomes: dict[str, dict[int, Outcome]] = {}
        self._prepared: set[str] = set()

    @cached_property
    def reader(self) -> PageReader:
        """Return what reads the project's pages."""
        return PageReader(self.root)

    def known(self, page: str, index: int) -> Outcome | None:
        """Return what became of block *index* of *page*, if it is known; once.

        Tests may come in any order, so what is known of a page is kept until
        it is asked for; who asks again wants to have it proved again.
        """
        return self._outcomes.get(page, {}).pop(index, None)

    def proved(
        self,
        blocks: list[Block],
        index: int,
        names: Mapping[str, Any],
        wrong: Mapping[int, Problem],
    ) -> Outcome:
        """Prove *blocks*, which begin a page; return what became of one of them.

        *names* are what the page's fixtures gave, and *wrong* is what keeps blocks
        from being run at all.
        """
        page = blocks[index].page
        self._prepare(blocks)
        broken = {n: problem.where for n, problem in wrong.items()}
        job = Job(str(self.root), page, blocks, names, self.timeout, broken=broken)
        outcomes = {outcome.index: outcome for outcome in self._prover.prove(job)}
        outcomes |= {n: Outcome(n, "", 0.0, [told]) for n, told in wrong.items()}
        self._outcomes[page] = outcomes
        return outcomes.pop(index)

    def _prepare(self, blocks: list[Block]) -> None:
        """Have the option lists that *blocks* are held against read, once for all."""
        named = {block.options.get("options", "") for block in blocks}
        if packages := named - self._prepared - {""}:
            from provedocs.options.ask import prepare

            prepare(sorted(packages), self.root)
            self._prepared |= packages

    def close(self) -> None:
        """End the process that runs pages."""
        self._prover.close()
