"""The process that runs pages: small, started early, it forks one child a page.

A page that loops for ever, exits or breaks its interpreter takes its child
down and no more.  The keeper tells which block it was, and has the page run
again without it.  Run as ``python -m provedocs.keeper ROOT SHARED``; jobs come on the
standard input and outcomes leave on the standard output, see `provedocs.job`.
"""

import gc
import os
import pickle
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from provedocs.child import Abandoned, Child
from provedocs.deaths import Death
from provedocs.errors import Problem
from provedocs.isolation import Nest
from provedocs.job import END, Job, Outcome, without
from provedocs.lifeline import remove_if_over
from provedocs.node import NodeParser
from provedocs.orphans import adopt_orphans, end_orphans
from provedocs.page import below_broken


def serve(root: Path, shared: Path) -> None:
    """Prove the jobs on the standard input until it ends.

    The folder *shared* is the run's, see `provedocs.lifeline`.
    """
    answers = os.dup(1)
    os.dup2(2, 1)  # nothing else may write where outcomes go
    stream = os.fdopen(os.dup(0), "rb")
    sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    os.dup2(sys.stdin.fileno(), 0)
    folder = Path(os.environ["TMPDIR"])  # ours alone, see `provedocs.keeping`
    node, nest = NodeParser(root, shared), Nest(folder / "run")
    nest.private = (stream.fileno(), answers)
    adopt_orphans()
    gc.disable()
    gc.freeze()  # a collection in a child would touch, and so copy, all that we hold
    try:
        for job in _jobs(stream):
            if any(block.language == "mermaid" for block in job.blocks):
                node.start()
                job = replace(job, node=node.address)
            for outcome in prove(job, nest):
                os.write(answers, outcome)
            end_orphans(spared=node.pids)
            os.write(answers, END)
    except Abandoned:
        pass
    finally:
        end_orphans(spared=node.pids)
        shutil.rmtree(folder, ignore_errors=True)
        remove_if_over(shared)


def _jobs(stream: BinaryIO) -> Iterator[Job]:
    while head := stream.read(4):
        yield pickle.loads(stream.read(int.from_bytes(head, "big")))


def prove(job: Job, nest: Nest) -> Iterator[bytes]:
    """Yield the outcomes of *job*; a block that ends its process is one of them."""
    while True:
        child = Child(job, nest)
        yield from child.outcomes()
        if child.death is None:
            return
        outcome = _died(job, child.death)
        yield outcome.dump()
        if outcome.index + 1 >= len(job.blocks[: job.stop]):
            return
        job = without(job, outcome)


def _died(job: Job, death: Death) -> Outcome:
    problem = Problem(f"{job.page}:{death.line}", death.what, death.hint)
    if culprit := job.culprit_above(death.index):
        problem = below_broken(problem, culprit)
    return Outcome(death.index, "", death.seconds, [problem])


if __name__ == "__main__":
    serve(*map(Path, sys.argv[1:]))
