"""Messages between stations, and the broker that keeps them until they are taken."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import seqtrace


# --8<-- [start:message]
@dataclass(frozen=True)
class Message:
    """One cast: nobody waits for an answer.

    Attributes:
        topic: The queue that it is put into.
        server: Who of those that listen to the topic shall take it; None for any.
        method: What the receiver shall do.
        version: The version of the receiver's interface that the sender speaks.
        args: The method's arguments as JSON, since stations share no memory.
    """

    topic: str
    server: str | None
    method: str
    version: str
    args: str
    # --8<-- [end:message]

    def __str__(self) -> str:
        return f"{self.method} {self.version} to {self.topic}"


@dataclass
class Broker:
    """Keeps messages in order; RabbitMQ does it for Cinder."""

    messages: list[Message] = field(default_factory=list)
    notifications: list[str] = field(default_factory=list)

    def cast(
        self, topic: str, method: str, *, server: str | None = None, **args: Any
    ) -> Message:
        """Put a message for *method* into the queue *topic*, and go on."""
        message = Message(topic, server, method, "3.0", json.dumps(args))
        self.messages.append(message)
        seqtrace.cast(topic.partition(".")[0], f"cast {message}")
        return message

    def notify(self, event: str, volume_id: str) -> None:
        """Tell whoever may listen; nobody does in the model."""
        self.notifications.append(f"{event} {volume_id}")

    def take(self, topics: Collection[str]) -> Message | None:
        """Return the oldest message of *topics*, which is then gone; None if none."""
        for index, message in enumerate(self.messages):
            if message.topic in topics:
                return self.messages.pop(index)
        return None
