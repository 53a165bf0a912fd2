"""Run one service: ``python -m minicloud.serve NAME --config FILE ...``.

The supervisor starts this; its standard input is the lifeline, and what is printed
to its standard output is read by it (see `minicloud.serve.line`).
"""

import argparse
import gc
import importlib
import sys

from minicloud.serve import debugging, line
from minicloud.serve.job import Job

SERVERS = {
    "cinder": "minicloud.serve.cinder",
    "keystone": "minicloud.serve.keystone",
    "nova": "minicloud.serve.nova",
}


def read(argv: list[str]) -> Job:
    """Return the job that the command line *argv* describes."""
    parser = argparse.ArgumentParser(prog="minicloud.serve")
    parser.add_argument("server", choices=SERVERS)
    parser.add_argument("--name", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--roles", default="")
    parser.add_argument("--addresses", default="{}")
    return Job.of(parser.parse_args(argv))


def main(argv: list[str]) -> None:
    """Serve until the supervisor ends."""
    lifeline = line.Line()
    gc.disable()  # a start makes little garbage; looking for it takes a tenth of it
    with lifeline.failing_in_one_line():
        job = read(argv)
        debugging.listen_if_asked(lifeline.step)
        sys.argv[1:] = []  # oslo.config would read them as the service's own
        module = importlib.import_module(SERVERS[job.server])
        module.serve(job, lifeline)
    gc.enable()
    gc.freeze()
    lifeline.ready()
    lifeline.hold()


if __name__ == "__main__":
    main(sys.argv[1:])
