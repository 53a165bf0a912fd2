"""Records of what a run did, and their drawing as a Mermaid sequence diagram.

Three steps, each usable alone:

    with seqtrace.recording("cinder_flow") as records:    # 1. watch a run
        cinder_flow.cli.main([...])
    records = seqtrace.between(records, ["client", "api"])  # 2. choose a view
    print(seqtrace.draw(records))                           # 3. draw it

A record does not say how it was taken.
Whoever sees calls, messages or state changes (this recorder, a service's own
hooks, a debugger) writes the same records, and gets the same drawing.
"""

from seqtrace.drawing import draw
from seqtrace.recorder import cast, note, recording
from seqtrace.records import KINDS, Record, between, dump, load, touching

__all__ = [
    "KINDS",
    "Record",
    "between",
    "cast",
    "draw",
    "dump",
    "load",
    "note",
    "recording",
    "touching",
]
