"""The process that runs pages: small, started early, it forks one child a page.

A page that loops for ever, exits or breaks its interpreter takes its child
down and no more.  The keeper tells which block it was, and has the page run
again without it.  Run as ``python -m provedocs.keeper ROOT``; jobs come on the
standard input and outcomes leave on the standard output, see `provedocs.job`.
"""

import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from provedocs.child import Child
from provedocs.deaths import Death
from provedocs.errors import Problem
from provedocs.job import END, Job, Outcome
from provedocs.node import NodeParser
from provedocs.orphans import adopt_orphans, end_orphans
from provedocs.page import below_broken


def serve(root: Path) -> None:
    """Prove the jobs on the standard input until it ends."""
    answers = os.dup(1)
    os.dup2(2, 1)  # nothing else may write where outcomes go
    folder = Path(tempfile.mkdtemp(prefix="provedocs-"))
    node = NodeParser(root, folder)
    adopt_orphans()
    try:
        for job in _jobs():
            if any(block.language == "mermaid" for block in job.blocks):
                node.start()
                job = replace(job, node=node.address)
            for outcome in prove(job, folder):
                os.write(answers, outcome)
            end_orphans(spared=node.pids)
            os.write(answers, END)
    finally:
        node.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _jobs() -> Iterator[Job]:
    stream = sys.stdin.buffer
    while head := stream.read(4):
        yield pickle.loads(stream.read(int.from_bytes(head, "big")))


def prove(job: Job, folder: Path) -> Iterator[bytes]:
    """Yield the outcomes of *job*; a block that ends its process is one of them."""
    while True:
        child = Child(job, folder)
        yield from child.outcomes()
        if child.death is None:
            return
        outcome = _died(job, child.death)
        yield outcome.dump()
        if outcome.index + 1 >= len(job.blocks):
            return
        job = replace(
            job,
            again=outcome.index + 1,
            broken=job.broken | {outcome.index},
            culprit=job.culprit or outcome.problems[0].where,
        )


def _died(job: Job, death: Death) -> Outcome:
    block = job.blocks[death.index]
    line = death.line if block.line < death.line < block.end else block.line
    problem = Problem(f"{job.page}:{line}", death.what, death.hint)
    if job.culprit:
        problem = below_broken(problem, job.culprit)
    return Outcome(death.index, "", death.seconds, [problem])


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
