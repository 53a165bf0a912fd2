"""Versions of the site: one for each release of OpenStack, and a way between them."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.site.visitor import Visit, visit

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent

CONFIG = f"""\
INHERIT: {ROOT}/mkdocs.yml
site_url: https://example.org/by-example/
watch: []
nav: [index.md]
plugins: [search, provedocs, provedocs-publish]
"""

LOOK = """async () => {
  const shown = (element) => Boolean(element?.getClientRects().length);
  const links = () => [...document.querySelectorAll(".md-version__link")];
  const until = performance.now() + 20000;
  while (!links().length && performance.now() < until)
    await new Promise((wait) => setTimeout(wait, 50));
  const banner = document.querySelector("[data-md-component=outdated]");
  return {
    versions: links().map((link) => link.textContent.trim()),
    warned: shown(banner) && banner.textContent,
    newest: banner?.querySelector("a")?.href,
  };
}"""


def released() -> str:
    """Return the release that the Makefile names."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^RELEASE := (\S+)$", text, re.M)[0]


def recipe(target: str) -> str:
    """Return the commands of a *target* of the Makefile, as a shell reads them."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    lines = re.findall(rf"^{target}:.*\n((?:\t.+\n)+)", text, re.M)[0]
    return lines.replace("\t", "").replace("$(RELEASE)", "${RELEASE}")


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Path:
    """Return what the branch of two releases holds, made by the Makefile's commands."""
    folder = tmp_path_factory.mktemp("versions")
    repository, branch = folder / "repository", folder / "branch"
    (repository / "docs").mkdir(parents=True)
    (repository / "docs/assets").symlink_to(ROOT / "docs/assets")
    (repository / "overrides").symlink_to(ROOT / "overrides")
    (repository / "docs/index.md").write_text("# Volumes\n", encoding="utf-8")
    (repository / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    run = partial(subprocess.run, check=True, cwd=repository, capture_output=True)
    run(["git", "init", "--quiet", "--initial-branch=main"])
    run(
        [
            "git",
            "-c",
            "user.name=n",
            "-c",
            "user.email=e@example.org",
            "commit",
            "--allow-empty",
            "-m",
            "start",
        ]
    )
    for release in ("2026.1", "2026.2"):
        environment = {
            **os.environ,
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "RELEASE": release,
            "GIT_COMMITTER_NAME": "n",
            "GIT_COMMITTER_EMAIL": "e@example.org",
        }
        run(["sh", "-euc", recipe("release")], env=environment)
    run(["git", "worktree", "add", "--quiet", branch, "gh-pages"])
    return branch


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(pages) -> Iterator[str]:
    yield from served(pages)


@pytest.fixture(scope="module")
def seen(address) -> dict[str, Visit]:
    names = ["2026.1", "2026.2", "latest"]
    visits = visit("chrome", [(f"{address}/{name}/", LOOK) for name in names])
    return dict(zip(names, visits, strict=True))


def test_the_release_of_the_site_is_that_of_the_services_it_is_proved_with() -> None:
    pinned = (ROOT / "requirements/openstack.in").read_text(encoding="utf-8")
    assert f"OpenStack {released()}" in pinned


def test_each_release_has_its_folder_and_the_newest_is_the_latest(pages) -> None:
    told = json.loads((pages / "versions.json").read_text())
    assert {one["version"]: one["aliases"] for one in told} == {
        "2026.1": [],
        "2026.2": ["latest"],
    }
    assert (pages / "2026.1/index.html").is_file()


def test_latest_is_a_page_and_no_link_of_the_file_system(pages) -> None:
    assert not (pages / "latest").is_symlink()
    assert "../2026.2/" in (pages / "latest/index.html").read_text()


def test_the_root_leads_to_the_latest(pages) -> None:
    assert "latest/" in (pages / "index.html").read_text()


def test_a_reader_can_choose_between_the_versions(seen) -> None:
    assert seen["2026.1"].seen["versions"] == ["2026.2", "2026.1"]


def test_an_old_version_says_so_and_leads_to_the_newest(seen, address) -> None:
    assert "not the newest" in seen["2026.1"].seen["warned"]
    assert seen["2026.1"].seen["newest"] == f"{address}/latest/"


@pytest.mark.parametrize("name", ["2026.2", "latest"])
def test_the_newest_version_warns_of_nothing(seen, name) -> None:
    assert seen[name].seen["warned"] is False


def test_the_versions_ask_no_other_host_and_miss_nothing(seen) -> None:
    told = [(one.url, one.errors, one.foreign, one.missing) for one in seen.values()]
    assert [one for one in told if any(one[1:])] == []


def test_the_pages_of_a_version_have_their_policy(pages) -> None:
    text = (pages / "2026.1/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="Content-Security-Policy"' in text


def test_a_site_without_versions_asks_for_none(site) -> None:
    for address in served(site.folder):
        [told] = visit("chrome", [(f"{address}/", "() => document.title")])
    assert (told.errors, told.foreign, told.missing) == ([], [], [])
    assert "not the newest" not in (site.folder / "index.html").read_text()
