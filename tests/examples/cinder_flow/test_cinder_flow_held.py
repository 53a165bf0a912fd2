"""The model held to the real services: the same scenarios through both.

Compared are, in order: who calls whom, the casts with method, version and topic, and
every status and host that is written for the volume.
"""

import re
from dataclasses import replace

import pytest
from cinder_flow import scenarios as model
from cinder_flow import views as model_views
from cinder_flow.cloud import Cloud
from cinder_flow.model.conf import Conf
from minicloud import breakdowns, clouds, scenarios, views

ATTEMPTED = (*Conf().scheduler_default_filters, "IgnoreAttemptedHostsFilter")
BROKEN = model.FC2_BROKEN
SAME = {"SparseFileDriver": "driver", "cinder-volume@fc1": "cinder-volume"}
SAME |= {"cinder-volume@fc2": "cinder-volume"}
CAST = re.compile(r"(?:cast )?(\w+) (\S+) (?:to |\(topic )([^,; )]+)")
CHANGE = re.compile(r"(?:status|host)=[^,]+")


def in_the_model(conf=None, stopped=(), **wanted):
    volume = model.FIRSTVOL | {key: str(value) for key, value in wanted.items()}
    cloud = Cloud(conf or Conf(), stopped=stopped)
    return model.seen(model_views.OVERVIEW, cloud, volume)


def real(**wanted):
    return lambda: views.far(scenarios.created(**wanted))


PAIRS = {
    "created": (in_the_model, scenarios.overview),
    "refused": (lambda: in_the_model(size=0), real(size=0)),
    "over the quota": (
        lambda: in_the_model(Conf(quota_gigabytes=5), size=6),
        lambda: views.far(scenarios.quota_exceeded()),
    ),
    "no valid back end": (lambda: in_the_model(size=51), real(size=51)),
    "tried again": (lambda: in_the_model(BROKEN), breakdowns.same_backend_again),
    "tried elsewhere": (
        lambda: in_the_model(replace(BROKEN, scheduler_default_filters=ATTEMPTED)),
        breakdowns.rescheduled,
    ),
    "without a scheduler": (
        lambda: in_the_model(stopped=["cinder-scheduler"]),
        breakdowns.scheduler_down,
    ),
}


def stations(records):
    pairs = [(r.source, r.target) for r in records if r.kind in ("call", "cast")]
    return [tuple(SAME.get(name, name) for name in pair) for pair in pairs]


def casts(records):
    return [CAST.match(r.text).groups() for r in records if r.kind == "cast"]


def writes(records):
    told = [
        text for r in records if r.kind == "note" for text in CHANGE.findall(r.text)
    ]
    return [text.replace("=None", "=null") for text in told]


@pytest.fixture(scope="module")
def cloud(tmp_path_factory):
    with (
        clouds.booted(tmp_path_factory.mktemp("held") / "cloud") as made,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("MINICLOUD_DIR", str(made.site.path))
        yield


@pytest.fixture(scope="module")
def runs(cloud):
    known = {}

    def run(name):
        if name not in known:
            known[name] = tuple(list(take()) for take in PAIRS[name])
        return known[name]

    return run


@pytest.mark.parametrize("name", PAIRS)
def test_the_model_visits_the_stations_of_the_real_services(runs, name):
    ours, theirs = runs(name)
    assert stations(ours) == stations(theirs)


@pytest.mark.parametrize("name", PAIRS)
def test_the_model_casts_as_the_real_services_do(runs, name):
    ours, theirs = runs(name)
    assert casts(ours) == casts(theirs)


@pytest.mark.parametrize("name", PAIRS)
def test_the_model_writes_the_statuses_and_hosts_of_the_real_services(runs, name):
    ours, theirs = runs(name)
    assert writes(ours) == writes(theirs)


def test_a_run_through_the_real_services_has_casts_and_writes_to_compare(runs):
    _, theirs = runs("created")
    assert (len(casts(theirs)), len(writes(theirs))) == (2, 3)
