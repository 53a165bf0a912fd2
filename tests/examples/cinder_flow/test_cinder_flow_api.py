"""cinder-api: what it accepts, what it writes, what it takes back."""

import pytest
from cinder_flow.api import schema
from cinder_flow.api.quota import Quotas
from cinder_flow.api.volume import API
from cinder_flow.cloud import Cloud
from cinder_flow.model.conf import VOLUME_TYPES, Conf
from cinder_flow.model.database import Database
from cinder_flow.model.exception import (
    InvalidInput,
    ValidationError,
    VolumeLimitExceeded,
    VolumeSizeExceedsAvailableQuota,
)
from cinder_flow.model.messaging import Broker
from cinder_flow.scheduler.rpcapi import SchedulerAPI

TYPE = VOLUME_TYPES["FCVolumeType"]
LIMITS = {"volumes": 2, "gigabytes": 10}


class FullBroker(Broker):
    """Takes no message."""

    def cast(self, *args, **kwargs):
        raise ConnectionError("no route to the broker")


def api(broker=None):
    return API(Database(), Quotas(dict(LIMITS)), SchedulerAPI(broker or Broker()))


@pytest.mark.parametrize("size", [1, "1", "007", 10**9])
def test_a_size_is_a_positive_whole_number_as_number_or_text(size):
    assert schema.validate({"volume": {"size": size}}) == {"size": size}


@pytest.mark.parametrize(
    "size",
    [0, "0", -1, "-1", 1.5, "1.5", "", True, None, [], "\N{ARABIC-INDIC DIGIT ONE}"],
)
def test_other_sizes_are_refused(size):
    with pytest.raises(ValidationError, match="field/attribute size"):
        schema.validate({"volume": {"size": size}})


@pytest.mark.parametrize("body", [{}, {"volume": None}, {"volume": []}])
def test_a_body_without_a_volume_is_refused(body):
    with pytest.raises(ValidationError, match="'volume' is a required property"):
        schema.validate(body)


def test_a_field_that_nobody_knows_is_refused():
    with pytest.raises(ValidationError, match="'colour' is not allowed"):
        schema.validate({"volume": {"size": 1, "colour": "red"}})


@pytest.mark.parametrize(("length", "status"), [(255, 202), (256, 400)])
def test_a_name_has_at_most_255_characters(length, status):
    assert Cloud().create(size=1, name="x" * length).status == status


def test_a_request_without_a_size_is_refused_by_the_first_task():
    with pytest.raises(InvalidInput, match="Volume size 'None'"):
        api().create(None, "firstvol", TYPE)


def test_a_volume_type_that_nobody_made_is_not_found():
    response = Cloud().create(size=1, volume_type="NoSuchType")
    assert response.status == 404
    assert "NoSuchType" in response.body["itemNotFound"]["message"]


def test_a_request_without_a_type_gets_the_default_type():
    assert Cloud().create(size=1).body["volume"]["volume_type"] == "__DEFAULT__"


def test_the_whole_quota_may_be_used():
    quotas = Quotas(dict(LIMITS))
    quotas.commit(quotas.reserve({"volumes": 2, "gigabytes": 10}))
    assert quotas.in_use == LIMITS


def test_one_gibibyte_more_than_the_quota_is_refused():
    with pytest.raises(VolumeSizeExceedsAvailableQuota, match="Requested 11G"):
        Quotas(dict(LIMITS)).reserve({"volumes": 1, "gigabytes": 11})


def test_one_volume_more_than_the_quota_is_refused():
    with pytest.raises(VolumeLimitExceeded, match=r"allowed \(2\)"):
        Quotas(dict(LIMITS)).reserve({"volumes": 3, "gigabytes": 1})


def test_what_is_reserved_counts_before_it_is_committed():
    quotas = Quotas(dict(LIMITS))
    quotas.reserve({"volumes": 1, "gigabytes": 6})
    with pytest.raises(VolumeSizeExceedsAvailableQuota, match="6G has been consumed"):
        quotas.reserve({"volumes": 1, "gigabytes": 5})


def test_what_is_rolled_back_counts_no_more():
    quotas = Quotas(dict(LIMITS))
    quotas.rollback(quotas.reserve({"volumes": 1, "gigabytes": 6}))
    assert quotas.reserved == {"volumes": 0, "gigabytes": 0}


def test_a_refused_quota_leaves_no_row_and_no_reservation():
    cloud = Cloud(Conf(quota_gigabytes=5))
    assert cloud.create(size=6).status == 413
    assert (cloud.db.writes, cloud.broker.messages) == ([], [])
    assert cloud.quotas.reserved == {"volumes": 0, "gigabytes": 0}


def test_a_lost_cast_gives_the_quota_back_and_leaves_the_row_since_it_was_committed():
    mine = api(FullBroker())
    with pytest.raises(ConnectionError):
        mine.create(1, "firstvol", TYPE)
    assert mine.quotas.in_use == {"volumes": 0, "gigabytes": 0}
    assert [row.status for row in mine.db.rows.values()] == ["creating"]


def test_the_api_answers_before_anybody_has_chosen_a_back_end():
    volume = Cloud().create(size=1, name="firstvol").body["volume"]
    assert (volume["status"], volume["host"]) == ("creating", None)


def test_a_volume_that_ends_in_error_still_uses_its_quota():
    cloud = Cloud()
    cloud.create(size=201)
    assert cloud.db.get("vol-1").status == "error"
    assert cloud.quotas.in_use == {"volumes": 1, "gigabytes": 201}
