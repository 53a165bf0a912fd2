"""What is said about a cloud, as text."""

from minicloud.cloud import Cloud
from minicloud.config.site import Site
from minicloud.workers import Worker


def running(cloud: Cloud) -> str:
    """Return what runs where, and how to talk to it."""
    lines = [
        f"ready in {cloud.seconds:.1f} s, {cloud.memory_mb()} MB of memory",
        *(_service(cloud.site, service) for service in cloud.site.settings.services),
        *(_process(worker) for worker in cloud.workers),
        "",
        f"  source {cloud.site.path}/openrc",
        "  cinder create 1 --display-name firstvol --volume-type FCVolumeType",
        "",
        f"clouds.yaml, logs and volumes are in {cloud.site.path}; Ctrl-C ends it",
    ]
    return "\n".join(lines)


def _service(site: Site, service: str) -> str:
    return f"  {service:10} {site.url(service)}"


def _process(worker: Worker) -> str:
    parts = ", ".join(worker.job.roles) or "api"
    return (
        f"  {worker.job.name:10} process {worker.process.pid}, "
        f"{worker.memory_mb()} MB: {parts}"
    )
