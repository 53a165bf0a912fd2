"""The command line, in a process of its own."""

import subprocess
import sys

import pytest
from cinder_flow import scenarios
from cinder_flow.cli import main

import seqtrace


def test_one_line_and_status_2_for_what_it_does_not_know():
    command = [sys.executable, "-m", "cinder_flow", "create", "1", "--colour"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "cinder_flow: unrecognized arguments: --colour; "
        "see python -m cinder_flow --help\n"
    )


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ("", "required: command, size"),
        ("create", "required: size"),
        ("delete 1", "no 'delete' here; use one of create"),
        ("create 1 --break fc3", "no 'fc3' here; use one of fc1, fc2, lvm1"),
        ("create 1 --stop nova", "no 'nova' here; use one of cinder-scheduler"),
        ("create 1 --conf debug=1", "no 'debug' here; use one of quota_volumes"),
        ("create 1 --conf quota_volumes", "'' is no such number; write 0 or more"),
        ("create 1 --conf scheduler_max_attempts=0", "write 1 or more"),
        (
            "create 1 --conf scheduler_default_filters=A",
            "no 'A' here; use one of Avail",
        ),
        ("create 1 --volume FCVolumeType", "unrecognized arguments: --volume"),
    ],
)
def test_every_mistake_gets_one_line(capsys, arguments, text):
    with pytest.raises(SystemExit, match="2"):
        main(arguments.split())
    (line,) = capsys.readouterr().err.splitlines()
    assert text in line


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("create 1", 0),
        ("create 0", 1),
        ("create 201", 1),
        ("create 50 --volume-type FCVolumeType", 0),
        ("create 51 --volume-type FCVolumeType", 1),
        ("create 1 --conf quota_volumes=0", 1),
        ("create 1 --stop cinder-volume", 1),
        ("create 1 --break lvm1", 1),
    ],
)
def test_the_status_tells_whether_the_volume_is_available(capsys, arguments, status):
    assert main(arguments.split()) == status
    assert capsys.readouterr().out


def test_the_diagram_is_the_one_of_the_overview(capsys):
    main(["create", "1", "--volume-type", "FCVolumeType", "--mermaid"])
    assert capsys.readouterr().out == seqtrace.draw(scenarios.overview())


NAMES = [
    name
    for name, value in vars(scenarios).items()
    if callable(value) and getattr(value, "__annotations__", {}).keys() == {"return"}
]


def test_there_are_scenarios():
    assert len(NAMES) == 12


@pytest.mark.parametrize("name", NAMES)
def test_a_scenario_gives_the_same_bytes_each_time(name):
    scenario = getattr(scenarios, name)
    assert seqtrace.dump(scenario()) == seqtrace.dump(scenario())


@pytest.mark.parametrize("name", NAMES)
def test_no_scenario_shows_a_failure_without_its_name(name):
    records = getattr(scenarios, name)()
    assert "exception" not in {record.text for record in records}
