"""What one process of the cloud is to do."""

import argparse
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from minicloud.config.site import conf_file


@dataclass(frozen=True)
class Job:
    """One process: a server, and which parts of it.

    Attributes:
        server: ``cinder``, ``keystone`` or ``nova``.
        name: What the process is called in messages.
        folder: The cloud's folder.
        port: Where it listens; 0 if it does not.
        roles: Parts of the server: ``api``, ``scheduler``, and back ends' names.
        addresses: Service to URL, of all that listen.
    """

    server: str
    name: str
    folder: Path
    port: int
    roles: tuple[str, ...]
    addresses: Mapping[str, str]

    @classmethod
    def of(cls, args: argparse.Namespace) -> "Job":
        """Return the job in the arguments *args* of a command line."""
        roles = tuple(role for role in args.roles.split(",") if role)
        addresses = json.loads(args.addresses)
        return cls(
            args.server, args.name, Path(args.folder), args.port, roles, addresses
        )

    def arguments(self) -> list[str]:
        """Return the command line that `of` reads."""
        return [
            self.server,
            f"--name={self.name}",
            f"--folder={self.folder}",
            f"--port={self.port}",
            f"--roles={','.join(self.roles)}",
            f"--addresses={json.dumps(dict(self.addresses))}",
        ]

    @property
    def conf(self) -> str:
        """Return the path of the server's configuration file."""
        return str(conf_file(self.folder, self.server))
