"""Runs in which a service is killed, the others go on, and it is started again.

Each of Cinder's services has a process of its own, and a broker is between them.
``python -m minicloud.apart`` does them with a broker of its own, and records them
for `minicloud.recorded`.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import seqtrace
from minicloud import broker, cloud, recorded, tending, views
from minicloud.cloud import Cloud
from minicloud.queues import Queue
from minicloud.settings import Settings
from minicloud.stage import Stage
from minicloud.trace import events, story, tree, watch, wording
from minicloud.trace.events import Event
from minicloud.workers import Worker
from seqtrace import Record

KILLED = "killed (SIGKILL)"
STARTED = "started again"

Run = Callable[[str], list[Record]]


def volume_killed(url: str) -> list[Record]:
    """Kill cinder-volume while its driver creates a volume, and start it again.

    *url* is the broker's.
    """
    name = "cinder-volume@fc2"
    queue = Queue(url, "cinder-volume.minicloud@fc2.minicloud")
    with _watched(url) as made:
        stage = Stage(made.site)
        stage.ask_for("fc2", "create_volume once slow 60")
        stage.create()
        stage.until(lambda: stage.has_failed("fc2"), "the driver")
        _kill(made, "cinder-volume-fc2", queue)
        told, waiting = _told(made), queue.record()
        worker = tending.restart(made, "cinder-volume-fc2", _silent)
        stage.outcomes()
        return [
            *told,
            _note(name, KILLED),
            waiting,
            _note(name, STARTED),
            *_written(made, worker, name),
        ]


def scheduler_killed(url: str) -> list[Record]:
    """Ask for a volume after cinder-scheduler was killed, and start that again.

    *url* is the broker's.
    """
    name, queue = "cinder-scheduler", Queue(url, "cinder-scheduler")
    with _watched(url) as made:
        stage = Stage(made.site)
        _kill(made, name, queue)
        stage.create()
        waiting = queue.record()
        tending.restart(made, name, _silent)
        stage.outcomes()
        watch.settled(made.site.path)
        told = _told(made)
        answered = [record.kind for record in told].index("return") + 1
        return [
            _note(name, KILLED),
            *told[:answered],
            waiting,
            _note(name, STARTED),
            *told[answered:],
        ]


RUNS: Mapping[str, Run] = {
    "volume_killed": volume_killed,
    "scheduler_killed": scheduler_killed,
}


@contextmanager
def _watched(url: str) -> Iterator[Cloud]:
    with (
        tempfile.TemporaryDirectory() as folder,
        cloud.running(Path(folder, "cloud"), Settings(rpc=url), _silent) as made,
        watch.watching(made.site.path),
    ):
        yield made


def _silent(text: str) -> None:
    pass


def _kill(made: Cloud, name: str, queue: Queue) -> None:
    """Kill a process, and wait until the broker knows that nobody listens."""
    process = made.worker(name).process
    process.kill()
    process.wait()
    Stage(made.site).until(lambda: not queue.listeners(), "the broker")


def _told(made: Cloud) -> list[Record]:
    """Return what was done for requests, from afar; no line of code matters here."""
    path = made.site.path
    told = story.tell(story.changing(tree.roots(_noted(path))), path)
    far = views.far(entry.record for entry in told)
    return [replace(record, where=None) for record in far]


def _written(made: Cloud, worker: Worker, station: str) -> list[Record]:
    """Return what *worker* wrote into the volume's row for no request."""
    mine = (
        event for event in _noted(made.site.path) if event.process == worker.process.pid
    )
    details = (event.detail for event in mine if event.kind == "sql")
    texts = (wording.change(d["statement"], d["values"], 1) for d in details)
    return views.far(_note(station, text) for text in texts)


def _noted(path: Path) -> Iterator[Event]:
    return events.read(events.log(path))


def _note(station: str, text: str) -> Record:
    return Record("note", station, station, text)


def main() -> None:
    """Record all runs anew."""
    with broker.running() as url:
        for name, run in RUNS.items():
            recorded.file(name).parent.mkdir(exist_ok=True)
            recorded.file(name).write_text(seqtrace.dump(run(url)), encoding="utf-8")


if __name__ == "__main__":
    main()
