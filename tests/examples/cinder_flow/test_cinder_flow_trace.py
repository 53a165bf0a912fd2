"""The model against a trace of the real services, taken from Cinder 29.0.0.

The trace was taken with one back end, noauth and a driver of our own; it holds the
entry points of the stations, every task, every cast, and every write to ``volumes``.
"""

import pytest
from cinder_flow import views
from cinder_flow.cloud import Cloud
from cinder_flow.model.conf import BACKENDS, Conf

import seqtrace

ONE_BACKEND = Conf(enabled_backends=BACKENDS[:1])

# What the trace calls, in its order. Not in the model, or seen from no other module:
# FilterScheduler._schedule and ._choose_top_backend, CapacityWeigher._weigh_object,
# volume_update_db, CreateVolumeFromSpecTask._create_raw_volume, and the
# NotifyVolumeActionTask.execute that CreateVolumeOnFinishTask calls as its parent's.
CALLS = [
    "VolumeController.create",
    "API.create",
    "get_flow",
    "ExtractVolumeRequestTask.execute",
    "QuotaReserveTask.execute",
    "EntryCreateTask.execute",
    "QuotaCommitTask.execute",
    "VolumeCastTask.execute",
    "SchedulerAPI.create_volume",
    "SchedulerManager.create_volume",
    "get_flow",
    "ExtractSchedulerSpecTask.execute",
    "ScheduleCreateVolumeTask.execute",
    "FilterScheduler.schedule_create_volume",
    "HostManager.get_filtered_backends",
    "AvailabilityZoneFilter.backend_passes",
    "CapacityFilter.backend_passes",
    "CapabilitiesFilter.backend_passes",
    "HostManager.get_weighed_backends",
    "VolumeAPI.create_volume",
    "VolumeManager.create_volume",
    "get_flow",
    "ExtractVolumeRefTask.execute",
    "OnFailureRescheduleTask.execute",
    "ExtractVolumeSpecTask.execute",
    "NotifyVolumeActionTask.execute",
    "CreateVolumeFromSpecTask.execute",
    "CreateVolumeOnFinishTask.execute",
]

# method, version, topic and server of every message, in the order of the trace.
CASTS = [
    ("create_volume", "3.0", "cinder-scheduler", None),
    ("create_volume", "3.0", "cinder-volume.minicloud@fc1", "minicloud"),
]

# The columns of the model that the trace writes, statement by statement.
WRITES = [("INSERT", ["status"]), ("UPDATE", ["host"])]
WRITES += [("UPDATE", ["provider_location"]), ("UPDATE", ["status"])]


@pytest.fixture
def cloud():
    return Cloud(ONE_BACKEND)


def test_the_model_takes_the_steps_of_the_real_services_in_their_order(cloud):
    with seqtrace.recording("cinder_flow") as records:
        cloud.create(size=1, name="firstvol", volume_type="FCVolumeType")
    calls = [record.text for record in records if record.kind == "call"]
    assert [call for call in calls if call in CALLS] == CALLS


def test_the_model_sends_the_messages_of_the_real_services():
    sent = []
    for stopped in (["cinder-scheduler"], ["cinder-volume"]):
        cloud = Cloud(ONE_BACKEND, stopped=stopped)
        cloud.create(size=1, name="firstvol", volume_type="FCVolumeType")
        sent += cloud.broker.messages
    assert [(m.method, m.version, m.topic, m.server) for m in sent] == CASTS


def test_the_model_calls_no_station_and_waits_for_none(cloud):
    records = views.OVERVIEW.records(lambda: cloud.create(size=1))
    calls = {(r.source, r.target) for r in records if r.kind == "call"}
    assert calls == {("client", "cinder-api"), ("cinder-volume", "driver")}


def test_the_model_writes_what_the_real_services_write_in_their_order(cloud):
    cloud.create(size=1, name="firstvol", volume_type="FCVolumeType")
    writes = [(write.statement, list(write.changes)) for write in cloud.db.writes]
    assert writes == WRITES


def test_the_model_writes_the_statuses_of_the_real_services(cloud):
    cloud.create(size=1, name="firstvol", volume_type="FCVolumeType")
    assert cloud.db.statuses("vol-1") == ["creating", "available"]
