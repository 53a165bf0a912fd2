"""The flow ``volume_create_manager``.

Upstream: ``get_flow`` in ``cinder/volume/flows/manager/create_volume.py``, release
29.0.0.
"""

from cinder_flow.driver.base import VolumeDriver
from cinder_flow.manager import tasks
from cinder_flow.manager.reschedule import OnFailureRescheduleTask, Scheduler
from cinder_flow.model import taskflow
from cinder_flow.model.database import Database
from cinder_flow.model.messaging import Broker


# --8<-- [start:flow]
def get_flow(
    db: Database,
    driver: VolumeDriver,
    scheduler_rpcapi: Scheduler,
    broker: Broker,
    do_reschedule: bool,
) -> list[taskflow.Task]:
    """Return the tasks in their order."""
    return [
        tasks.ExtractVolumeRefTask(db),
        OnFailureRescheduleTask(db, driver, scheduler_rpcapi, do_reschedule),
        tasks.ExtractVolumeSpecTask(),
        tasks.NotifyVolumeActionTask(broker, "create.start"),
        tasks.CreateVolumeFromSpecTask(db, driver),
        tasks.CreateVolumeOnFinishTask(broker, "create.end", db),
    ]


# --8<-- [end:flow]
