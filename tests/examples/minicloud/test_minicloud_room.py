"""Full disks: ``/proc`` is one for everybody, and ``/dev/full`` a file on one."""

from pathlib import Path

import pytest
from minicloud import preflight, room
from minicloud.errors import CloudError
from minicloud.settings import Settings

FULL = Path("/proc")


def test_a_cloud_is_not_started_where_it_would_fill_the_disk():
    with pytest.raises(
        CloudError, match="less than 20 MB are free on the disk of /proc"
    ):
        preflight.check(FULL, Settings())


def test_a_file_that_cannot_be_written_says_that_the_disk_is_full(tmp_path):
    said = rf"the disk of {tmp_path} is full"
    with pytest.raises(CloudError, match=said), room.told(tmp_path):
        Path("/dev/full").write_text("tea")


def test_a_service_that_fails_on_a_full_disk_failed_for_that():
    said = "the disk of /proc is full; a cloud needs 20 MB"
    with pytest.raises(CloudError, match=said), room.told(FULL):
        raise CloudError("cinder ended while it started")


def test_a_service_that_fails_beside_room_failed_for_something_else(tmp_path):
    with pytest.raises(CloudError, match=r"^cinder ended$"), room.told(tmp_path):
        raise CloudError("cinder ended")
