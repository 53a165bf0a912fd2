"""All stations, made from one configuration and connected."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from cinder_flow.api.controller import Response, VolumeController
from cinder_flow.api.quota import Quotas
from cinder_flow.api.volume import API
from cinder_flow.manager import rpcapi as volume_rpcapi
from cinder_flow.manager.manager import VolumeManager, load_driver
from cinder_flow.model.conf import BackendConf, Conf, volume_types
from cinder_flow.model.database import Database
from cinder_flow.model.messaging import Broker
from cinder_flow.scheduler import rpcapi as scheduler_rpcapi
from cinder_flow.scheduler.filter_scheduler import FilterScheduler
from cinder_flow.scheduler.host_manager import HostManager
from cinder_flow.scheduler.manager import SchedulerManager
from cinder_flow.scheduler.state import BackendState
from cinder_flow.service import Services


@dataclass
class Cloud:
    """A cloud of one machine, with nothing in it but Cinder.

    Attributes:
        conf: Its ``cinder.conf``.
        stopped: The processes that do not run: ``cinder-scheduler``, or
            ``cinder-volume`` for all back ends.
    """

    conf: Conf = field(default_factory=Conf)
    stopped: Collection[str] = ()

    def __post_init__(self) -> None:
        self.db, self.broker = Database(), Broker()
        self.scheduler_rpcapi = scheduler_rpcapi.SchedulerAPI(self.broker)
        self.quotas = Quotas(
            {"volumes": self.conf.quota_volumes, "gigabytes": self.conf.quota_gigabytes}
        )
        self.controller = VolumeController(
            API(self.db, self.quotas, self.scheduler_rpcapi), volume_types()
        )
        self.states = [
            BackendState.of(self.conf.host, backend)
            for backend in self.conf.enabled_backends
        ]
        self.services = Services(self.broker, self._endpoints())

    def create(self, **volume: Any) -> Response:
        """Ask for a volume; have the processes do their work; return the API's answer.

        Args:
            **volume: What the request's body says of the volume.
        """
        response = self.controller.create({"volume": volume})
        self.services.run()
        return response

    def _endpoints(self) -> Mapping[str, object]:
        all_of_them: dict[str, object] = {scheduler_rpcapi.TOPIC: self._scheduler()}
        for backend in self.conf.enabled_backends:
            topic = f"{volume_rpcapi.TOPIC}.{self.conf.host}@{backend.name}"
            all_of_them[topic] = self._volume_manager(backend)
        return {
            topic: endpoint
            for topic, endpoint in all_of_them.items()
            if topic.partition(".")[0] not in self.stopped
        }

    def _scheduler(self) -> SchedulerManager:
        driver = FilterScheduler(
            HostManager(self.states, self.conf),
            self.db,
            volume_rpcapi.VolumeAPI(self.broker),
            self.conf.scheduler_max_attempts,
        )
        return SchedulerManager(driver, self.db)

    def _volume_manager(self, backend: BackendConf) -> VolumeManager:
        driver = load_driver(backend.volume_driver, backend.name)
        return VolumeManager(self.db, driver, self.scheduler_rpcapi, self.broker)
