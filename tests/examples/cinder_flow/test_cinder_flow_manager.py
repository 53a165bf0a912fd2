"""cinder-volume and its drivers, and what carries messages to it."""

import json
from dataclasses import asdict

import pytest
from cinder_flow.cloud import Cloud
from cinder_flow.driver.fibre import FibreDriver
from cinder_flow.driver.lvm import LVMDriver
from cinder_flow.manager.manager import load_driver
from cinder_flow.model.addresses import extract_host
from cinder_flow.model.conf import FC
from cinder_flow.model.exception import VolumeNotFound
from cinder_flow.model.messaging import Broker
from cinder_flow.model.volume import Volume

VOLUME = Volume("vol-1", "firstvol", 1, "FCVolumeType")


@pytest.mark.parametrize(
    ("level", "part"), [("host", "HostA"), ("backend", "HostA@B"), ("pool", "PoolC")]
)
def test_the_parts_of_an_address(level, part):
    assert extract_host("HostA@B#PoolC", level) == part


def test_an_address_without_a_pool_has_none():
    assert extract_host("HostA@B", "pool") is None


def test_an_address_may_be_a_host_alone():
    assert extract_host("HostA") == "HostA"


@pytest.mark.parametrize(
    ("address", "level", "text"),
    [
        ("", "host", "write host@backend#pool"),
        ("a", "zone", "use one of host, backend"),
    ],
)
def test_what_is_no_address_or_level_is_refused(address, level, text):
    with pytest.raises(ValueError, match=text):
        extract_host(address, level)


def test_the_driver_is_the_class_that_the_option_names():
    assert load_driver(FC, "fc1") == FibreDriver("fc1")


def test_a_driver_that_returns_nothing_changes_no_column_but_the_status():
    cloud = Cloud()
    cloud.create(size=1)
    row = cloud.db.get("vol-1")
    assert (row.host, row.provider_location) == ("minicloud@lvm1#lvm", None)
    assert row.status == "available"


@pytest.mark.parametrize("driver", [FibreDriver("fc1"), LVMDriver("lvm1")])
def test_deleting_what_is_not_there_is_no_error(driver):
    driver.create_volume(VOLUME)
    driver.delete_volume(VOLUME)
    driver.delete_volume(VOLUME)


def test_notifications_tell_the_start_and_the_end():
    cloud = Cloud()
    cloud.create(size=1)
    assert cloud.broker.notifications == [
        "volume.create.start vol-1",
        "volume.create.end vol-1",
    ]


def test_a_volume_that_was_deleted_on_the_way_is_not_created():
    cloud = Cloud(stopped=["cinder-volume"])
    cloud.create(size=1)
    cloud.db.destroy("vol-1")
    manager = Cloud()._endpoints()["cinder-volume.minicloud@lvm1"]
    with pytest.raises(VolumeNotFound, match="vol-1"):
        manager.create_volume(**json.loads(cloud.broker.messages[0].args))


def test_an_id_is_never_given_twice():
    cloud = Cloud()
    cloud.create(size=1)
    cloud.db.destroy("vol-1")
    assert cloud.create(size=1).body["volume"]["id"] == "vol-2"


def test_a_message_waits_until_somebody_listens_to_its_topic():
    broker = Broker()
    broker.cast("one", "go")
    broker.cast("two", "go", server="minicloud")
    assert str(broker.take(["two"])) == "go 3.0 to two"
    assert broker.take(["two"]) is None
    assert [message.topic for message in broker.messages] == ["one"]


def test_messages_of_one_topic_are_taken_in_their_order():
    broker = Broker()
    for method in ("first", "second"):
        broker.cast("topic", method)
    assert [broker.take(["topic"]).method for _ in range(2)] == ["first", "second"]


def test_what_goes_wrong_while_a_message_is_handled_is_logged():
    cloud = Cloud()
    cloud.broker.cast(
        "cinder-volume.minicloud@fc1",
        "create_volume",
        volume={**asdict(VOLUME), "id": "vol-9"},
        request_spec={},
        filter_properties={},
    )
    cloud.services.run()
    assert cloud.services.log == [
        "Exception during message handling: Volume vol-9 could not be found."
    ]
