"""A queue of the broker, asked how many messages wait in it, and who listens."""

from dataclasses import dataclass
from typing import Any

from seqtrace import Record

BROKER = "RabbitMQ"


@dataclass(frozen=True)
class Queue:
    """A queue that some service has declared.

    Attributes:
        url: The broker's, as oslo.messaging reads it: ``rabbit://...``.
        name: What oslo.messaging calls the queue: its topic, and the server, if a
            message is for one server alone.
    """

    url: str
    name: str

    def waiting(self) -> int:
        """Return how many messages wait for somebody to take them."""
        return int(self._asked().message_count)

    def listeners(self) -> int:
        """Return how many take messages from it."""
        return int(self._asked().consumer_count)

    def record(self) -> Record:
        """Return how many messages wait now, as a note."""
        text = f"{self.name}: {self.waiting()} waiting"
        return Record("note", BROKER, BROKER, text)

    def _asked(self) -> Any:
        import kombu  # oslo.messaging brings it along

        with kombu.Connection(self.url.replace("rabbit://", "amqp://", 1)) as asked:
            return asked.channel().queue_declare(self.name, passive=True)
