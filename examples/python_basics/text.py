"""Text inside the program, bytes on the wire."""

import json


# --8<-- [start:wire]
def to_wire(message: dict[str, str]) -> bytes:
    """Return *message* as the bytes that a queue carries."""
    return json.dumps(message, ensure_ascii=False).encode("utf-8")


def from_wire(body: bytes) -> dict[str, str]:
    """Return the message that *body* carries."""
    message: dict[str, str] = json.loads(body.decode("utf-8"))
    return message


# --8<-- [end:wire]


# --8<-- [start:address]
def split_address(address: str) -> dict[str, str]:
    """Take ``host@backend#pool`` apart; a missing part is empty."""
    service, _, pool = address.partition("#")
    host, _, backend = service.partition("@")
    return {"host": host, "backend": backend, "pool": pool}


# --8<-- [end:address]


def main() -> None:
    """Send a name with an accent, and take an address apart."""
    body = to_wire({"display_name": "café"})
    print("bytes:", body)
    print("text: ", from_wire(body))
    print(split_address("node-1@lvm#fast"))
