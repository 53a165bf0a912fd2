"""What the arguments of a command line mean."""

import argparse
import os
from dataclasses import replace
from pathlib import Path

from minicloud.errors import UsageError
from minicloud.folder import Folder
from minicloud.settings import Settings, ordered


def usual_folder() -> Path:
    """Return where a cloud stands if nobody says where."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(os.environ.get("MINICLOUD_DIR") or Path(state, "minicloud"))


def chosen(args: argparse.Namespace) -> Settings:
    """Return what is asked for; what is not, is as it was in the folder, or usual."""
    before = Folder(args.dir).remembered()
    settings = replace(before, ports={}) if before else Settings()
    if args.services is not None:
        services = ordered(args.services)
        auth = "keystone" if "keystone" in services else "noauth"
        settings = replace(settings, services=services, auth=auth)
    said = {name: getattr(args, name) for name in ("backends", "auth", "rpc")}
    said = {name: value for name, value in said.items() if value is not None}
    return replace(settings, **said, ports=dict(_port(text) for text in args.port))


def _port(text: str) -> tuple[str, int]:
    service, _, number = text.partition("=")
    if not number.isdecimal() or not 0 < int(number) < 2**16:
        raise UsageError(f"no port {text!r}; write SERVICE=NUMBER, as in cinder=8776")
    return service, int(number)
