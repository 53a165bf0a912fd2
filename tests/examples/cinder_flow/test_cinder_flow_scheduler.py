"""cinder-scheduler: which back end it takes, and when it gives up."""

from dataclasses import replace

import pytest
from cinder_flow import scenarios
from cinder_flow.cloud import Cloud
from cinder_flow.model.conf import FC, BackendConf, Conf
from cinder_flow.scheduler import filters, weights
from cinder_flow.scheduler.state import BackendState

FC1 = BackendState("minicloud@fc1#fc", {"volume_backend_name": "fc"}, 40, "nova")
RETRY = (*Conf().scheduler_default_filters, "IgnoreAttemptedHostsFilter")


def passes(name, backend=FC1, **properties):
    asked = {"size": 1, "availability_zone": None, "volume_type": {"extra_specs": {}}}
    return filters.named(name).backend_passes(backend, asked | properties)


@pytest.mark.parametrize(("size", "passed"), [(39, True), (40, True), (41, False)])
def test_a_back_end_may_be_filled_to_the_brim(size, passed):
    assert passes("CapacityFilter", size=size) is passed


@pytest.mark.parametrize(
    ("zone", "passed"), [(None, True), ("nova", True), ("east", False)]
)
def test_a_zone_matters_only_if_one_was_asked_for(zone, passed):
    assert passes("AvailabilityZoneFilter", availability_zone=zone) is passed


@pytest.mark.parametrize(
    ("specs", "passed"),
    [
        ({}, True),
        ({"volume_backend_name": "fc"}, True),
        ({"volume_backend_name": "lvm"}, False),
        ({"volume_backend_name": "fc", "compression": "yes"}, False),
    ],
)
def test_every_extra_spec_must_be_reported(specs, passed):
    assert passes("CapabilitiesFilter", volume_type={"extra_specs": specs}) is passed


def test_a_back_end_that_was_tried_is_ignored_if_the_filter_is_on():
    retry = {"num_attempts": 2, "backends": [FC1.host]}
    assert not passes("IgnoreAttemptedHostsFilter", retry=retry)
    assert passes("IgnoreAttemptedHostsFilter")


def test_an_unknown_filter_is_refused_with_those_known():
    with pytest.raises(
        ValueError, match="no filter 'SimpleScheduler'; use one of Avail"
    ):
        filters.named("SimpleScheduler")


def test_an_unknown_weigher_is_refused_with_those_known():
    with pytest.raises(ValueError, match="no weigher 'Chance'; use one of CapacityW"):
        weights.weigh("Chance", [FC1])


@pytest.mark.parametrize(
    ("raw", "normal"), [([40, 50], [0, 1]), ([1, 2, 5], [0, 0.25, 1]), ([7, 7], [0, 0])]
)
def test_weights_are_brought_between_0_and_1(raw, normal):
    assert weights.normalize(raw) == normal


def test_of_equal_back_ends_the_first_one_is_taken():
    twins = tuple(BackendConf(name, FC, "fc", 50) for name in ("b", "a"))
    cloud = Cloud(Conf(enabled_backends=twins))
    cloud.create(size=1)
    assert cloud.db.get("vol-1").host == "minicloud@b#fc"


def test_the_scheduler_counts_what_it_has_given_away():
    cloud = Cloud()
    for _ in range(3):
        cloud.create(size=8, volume_type="FCVolumeType")
    hosts = [row.host for row in cloud.db.rows.values()]
    # 50 and 40 GiB; then 42 and 40; then 34 and 40.
    assert hosts == ["minicloud@fc2#fc", "minicloud@fc2#fc", "minicloud@fc1#fc"]


def test_a_failed_attempt_gives_its_room_back():
    cloud = Cloud(replace(scenarios.FC2_BROKEN, scheduler_default_filters=RETRY))
    cloud.create(size=10, volume_type="FCVolumeType")
    free = {str(state): state.free_capacity_gb for state in cloud.states}
    assert free == {"fc1": 30, "fc2": 50, "lvm1": 200}


def test_with_every_driver_broken_and_the_filter_on_each_is_tried_once():
    conf = Conf(enabled_backends=scenarios.broken("fc1", "fc2"))
    cloud = Cloud(replace(conf, scheduler_default_filters=RETRY))
    cloud.create(size=1, volume_type="FCVolumeType")
    hosts = [w.changes["host"] for w in cloud.db.writes if "host" in w.changes]
    assert hosts == ["minicloud@fc2#fc", None, "minicloud@fc1#fc", None]
    assert cloud.db.statuses("vol-1") == ["creating", "error"]


@pytest.mark.parametrize("attempts", [1, 2, 3, 5])
def test_no_volume_is_tried_more_often_than_the_option_says(attempts):
    cloud = Cloud(replace(scenarios.FC2_BROKEN, scheduler_max_attempts=attempts))
    cloud.create(size=1, volume_type="FCVolumeType")
    hosts = [w.changes["host"] for w in cloud.db.writes if w.changes.get("host")]
    assert hosts == ["minicloud@fc2#fc"] * attempts
    assert cloud.db.statuses("vol-1") == ["creating", "error"]
