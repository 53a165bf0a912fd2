"""What Debian's nginx answers, with the configuration in ``hosting/``."""

import gzip
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest

ROOT = Path(__file__).parents[2]
CONF = (ROOT / "hosting/nginx.conf").read_text(encoding="utf-8")
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/bin:/usr/bin")
MODULE = Path(re.findall(r"^load_module (\S+);$", CONF, re.M)[0])
BROTLI = re.compile(r"^.*brotli_static.*\n", re.M)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int
    site: Path

    def get(self, path: str, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=asked)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return Answer(answer.status, dict(answer.getheaders()), body)

    def some(self, pattern: str) -> str:
        """Return the address of one file of the site."""
        return f"/{next(iter(sorted(self.site.glob(pattern)))).relative_to(self.site)}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(site, tmp_path_factory) -> Iterator[Server]:
    if NGINX is None:
        pytest.skip("nginx is not installed: apt install nginx-light")
    prefix, port = tmp_path_factory.mktemp("nginx"), free_port()
    served = prefix / "site"
    shutil.copytree(site.folder, served)
    (served / "empty").mkdir()
    (served / "2026.2").mkdir()
    shutil.copy(served / "headers.conf", served / "2026.2")
    subprocess.run(
        [sys.executable, ROOT / "hosting/compress.py", served], check=True, text=True
    )
    (prefix / "temp").mkdir()
    conf = CONF if MODULE.exists() else BROTLI.sub("", CONF)
    assert "listen 8080;" in conf
    conf = conf.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    (prefix / "nginx.conf").write_text(conf, encoding="utf-8")
    command = [NGINX, "-p", prefix, "-c", "nginx.conf", "-e", "stderr"]
    command += ["-g", f"user {getuser()};"]  # who else may read the temporary folder?
    with (prefix / "stderr").open("w") as told:
        nginx = subprocess.Popen(command, stderr=told)
    try:
        wait_for(port, nginx, prefix / "stderr")
        yield Server(port, served)
    finally:
        nginx.terminate()
        nginx.wait()


def wait_for(port: int, nginx: subprocess.Popen[bytes], told: Path) -> None:
    for _ in range(600):
        assert nginx.poll() is None, told.read_text()
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    pytest.fail(f"nginx does not listen: {told.read_text()}")


def test_every_page_of_the_site_is_served(server, site) -> None:
    pages = [
        page.removesuffix("index.html") for page in site.pages if page != "404.html"
    ]
    answers = {page: server.get(f"/{page}") for page in pages}
    assert {page: answer.status for page, answer in answers.items()} == dict.fromkeys(
        pages, 200
    )


TYPES = {
    "index.html": "text/html; charset=utf-8",
    "assets/look.css": "text/css; charset=utf-8",
    "assets/javascripts/bundle.*.js": "text/javascript; charset=utf-8",
    "assets/fonts/*.woff2": "font/woff2",
    "assets/images/favicon.png": "image/png",
    "assets/diagrams/*.svg": "image/svg+xml; charset=utf-8",
    "search/search_index.json": "application/json; charset=utf-8",
}


@pytest.mark.parametrize("pattern", TYPES)
def test_a_file_is_said_to_be_what_it_is(server, pattern) -> None:
    path = server.some(pattern).replace("/index.html", "/")
    assert server.get(path).headers["Content-Type"] == TYPES[pattern]


def test_the_types_of_all_files_of_the_site_are_known(server) -> None:
    known = {
        word
        for line in re.findall(r"^ {8}\w+/\S+ (.*);$", CONF, re.M)
        for word in line.split()
    }
    kinds = {path.suffix[1:] for path in server.site.rglob("*.*") if path.is_file()}
    assert kinds - known - {"br", "conf"} == set()


def test_a_text_is_sent_gzipped_to_who_takes_it(server) -> None:
    plain = server.get("/")
    packed = server.get("/", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 3


def test_a_text_is_sent_in_brotli_to_who_takes_it(server) -> None:
    if not MODULE.exists():
        pytest.skip("no brotli: apt install libnginx-mod-http-brotli-static")
    packed = server.get("/", Accept_Encoding="gzip, br")
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.body) == server.get("/").body


def test_what_is_compressed_already_is_not_again(server) -> None:
    font = server.get(server.some("assets/fonts/*.woff2"), Accept_Encoding="gzip")
    assert "Content-Encoding" not in font.headers


def test_a_name_with_a_hash_may_be_kept_for_a_year(server) -> None:
    for pattern in ("assets/javascripts/bundle.*.min.js", "assets/fonts/*.woff2"):
        answer = server.get(server.some(pattern))
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_page_may_be_kept_for_minutes(server) -> None:
    for path in ("/", "/assets/look.css", "/search/search_index.json"):
        assert server.get(path).headers["Cache-Control"] == "public, max-age=300"


def test_what_a_reader_has_and_did_not_change_is_not_sent_again(server) -> None:
    tag = server.get("/").headers["ETag"]
    again = server.get("/", If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["/", "/assets/look.css", "/no-such-page/"])
def test_the_headers_that_the_build_asks_for_are_with_every_answer(
    server, path
) -> None:
    told = (server.site / "headers.conf").read_text(encoding="utf-8")
    asked = dict(re.findall(r'^add_header (\S+) "(.*)" always;$', told, re.M))
    sent = server.get(path).headers
    assert "Content-Security-Policy" in asked
    assert {name: sent.get(name) for name in asked} == asked


def test_an_address_that_is_none_shows_the_page_for_it(server) -> None:
    answer = server.get("/no-such-page/")
    assert answer.status == 404
    assert answer.body == (server.site / "404.html").read_bytes()


@pytest.mark.parametrize("path", ["/empty/", "/assets/", "/assets/fonts/"])
def test_no_folder_is_listed(server, path) -> None:
    answer = server.get(path)
    assert answer.status == 404
    assert b"Index of" not in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "/headers.conf",
        "/_headers",
        "/vercel.json",
        "/.git/config",
        "/2026.2/headers.conf",
    ],
)
def test_what_is_meant_for_the_server_is_not_served(server, path) -> None:
    assert server.get(path).status == 404


def test_a_page_has_one_address(server) -> None:
    folder = server.get("/cinder-flow")
    assert (folder.status, folder.headers["Location"]) == (301, "/cinder-flow/")
    index = server.get("/cinder-flow/index.html")
    assert (index.status, index.headers["Location"]) == (301, "/cinder-flow/")


def test_the_server_does_not_tell_its_version(server) -> None:
    assert server.get("/").headers["Server"] == "nginx"
