"""Prove a page: its blocks in order, in one process of its own."""

import os
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from provedocs.blocks import Block
from provedocs.directives import RUNS
from provedocs.errors import Problem, Unproved
from provedocs.failures import line_of
from provedocs.isolation import Fault, Nest
from provedocs.job import Job, Outcome
from provedocs.verifiers import verify
from provedocs.workspace import Workspace

Report = Callable[[bytes], None]
"""Tells the keeper one line: ``begin 3``, ``line 12``, or an outcome as JSON."""


def prove_page(job: Job, nest: Nest, report: Report) -> None:
    """Prove the job's blocks inside *nest*, reporting each as it ends."""

    def say(text: str) -> None:
        report(text.encode() + b"\n")

    faults = nest.enter(f"{job.root}/{job.page}", say)
    workspace = Workspace(
        Path(job.root), nest.base, job.page, job.blocks, nest.stdout, job.node
    )
    workspace.progress = lambda line: say(f"line {line}")
    workspace.open(job.names)
    culprit = ""
    for index, block in enumerate(job.blocks[: job.stop]):
        if index in job.broken:
            culprit = culprit or job.broken[index]
            continue
        say(f"begin {index}")
        workspace.enter(index)
        outcome = _attempt(block, workspace, faults, culprit)
        if index >= job.again:
            report(outcome.dump())
        if outcome.problems and not culprit and shares_state(block):
            culprit = outcome.problems[0].where


def _attempt(
    block: Block, workspace: Workspace, faults: list[Fault], culprit: str
) -> Outcome:
    """Prove one *block*; if it fails below a broken one, say so."""
    owner, start = os.getpid(), time.perf_counter()
    status, problems, edits = "", [], []
    try:
        status = verify(block, workspace)
    except Unproved as unproved:
        problems, edits = unproved.problems, unproved.edits
    except Exception as error:
        problems = [_our_fault(block, error)]
    if os.getpid() != owner:  # the block forked, and this is the other one
        os._exit(0)
    problems += _unseen(block, workspace, faults)
    if problems and culprit and shares_state(block):
        problems[0] = below_broken(problems[0], culprit)
    return Outcome(
        index=workspace.index,
        status="" if problems else status,
        seconds=time.perf_counter() - start,
        problems=problems,
        edits=edits,
    )


def shares_state(block: Block) -> bool:
    """Tell whether *block* changes, or shows, what the blocks of its page share."""
    return block.language in RUNS or block.language == "text"


def below_broken(problem: Problem, culprit: str) -> Problem:
    """Return *problem*, which may come of the broken block at *culprit*, saying so."""
    first = f"this page is broken first at {culprit}: mend that block first"
    return replace(problem, hint=first)


def _unseen(block: Block, workspace: Workspace, faults: list[Fault]) -> list[Problem]:
    """Return what went wrong where the block could not see it."""
    told = [_fault(block, workspace, fault) for fault in faults]
    faults.clear()
    if workspace.put_back_output():
        hint = "put it back: contextlib.redirect_stdout does"
        told.append(Problem(block.at(), "this block leaves sys.stdout replaced", hint))
    if stray := workspace.stray_output():
        told.append(
            Problem(
                block.at(),
                "a program that this block started wrote to the terminal",
                "take its output (capture_output=True) and print it",
                got=workspace.readable(stray).rstrip("\n"),
            )
        )
    return told


def _fault(block: Block, workspace: Workspace, fault: Fault) -> Problem:
    error, place = fault
    told = "".join(traceback.format_exception_only(error)).strip()
    line = line_of(error, block, workspace)
    return Problem(f"{block.page}:{line}", workspace.readable(f"{told} ({place})"))


def _our_fault(block: Block, error: Exception) -> Problem:
    what = f"provedocs could not prove this block: {type(error).__name__}: {error}"
    return Problem(block.at(), what, "this is a fault of provedocs: report it")
