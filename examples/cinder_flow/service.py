"""The processes that wait for messages, run one after the other in one thread."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from cinder_flow.model.exception import CinderException
from cinder_flow.model.messaging import Broker, Message


@dataclass
class Services:
    """Who listens to which topic, and what went wrong there.

    Attributes:
        broker: Where messages come from.
        endpoints: Topic to the object whose methods messages name.
        log: One line for each message that could not be handled.
    """

    broker: Broker
    endpoints: Mapping[str, object]
    log: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Deliver messages until none is left that anybody listens to."""
        while message := self.broker.take(self.endpoints):
            try:
                self.deliver(message)
            except CinderException as error:  # the sender has long gone on
                self.log.append(f"Exception during message handling: {error}")

    def deliver(self, message: Message) -> None:
        """Call the method that *message* names."""
        method = getattr(self.endpoints[message.topic], message.method)
        method(**json.loads(message.args))
