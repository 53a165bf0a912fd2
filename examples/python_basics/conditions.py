"""Choose by ``if`` and by ``match``."""

from typing import Any

# --8<-- [start:chain]
DELETABLE = (  # as in cinder.volume.api.API.delete, release 29.0.0
    "available",
    "error",
    "error_restoring",
    "error_extending",
    "error_managing",
)


def may_delete(status: str, attached: bool, force: bool = False) -> str:
    """Say whether a volume may be deleted, and if not, why."""
    if attached:
        answer = "no: detach it first"
    elif force or status in DELETABLE:
        answer = "yes"
    else:
        answer = f"no: it is {status}"
    return answer


# --8<-- [end:chain]


# --8<-- [start:match]
def route(message: dict[str, Any]) -> str:
    """Say what to do with an RPC message."""
    match message:
        case {"method": "create_volume", "args": {"size": int(size)}} if size > 0:
            return f"create {size} GiB"
        case {"method": "delete_volume" | "migrate_volume", "args": {"volume": name}}:
            return f"{name} leaves this host"
        case {"method": method}:
            return f"cannot do {method}"
        case _:
            return "not a message"


# --8<-- [end:match]


def main() -> None:
    """Answer one question for each branch."""
    print(may_delete("available", attached=True))
    print(may_delete("error", attached=False))
    print(may_delete("creating", attached=False))
    print(route({"method": "create_volume", "args": {"size": 1}}))
    print(route({"method": "migrate_volume", "args": {"volume": "firstvol"}}))
