"""The policy of a built site: what its pages may load and run, as browsers read it.

A page runs no script but the site's files and those that stand in it, each known
by its hash: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/.
"""

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from provedocs.files import write_atomically

_INLINE = re.compile(
    r"<script(?![^>]*\s(?:src=|type=\"application/(?:ld\+)?json\"))[^>]*>(.*?)</script>",
    re.DOTALL,
)
_START = re.compile(r"<head[^>]*>\s*(?:<meta\s[^>]*charset[^>]*>)?")

_META = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')

_FOREIGN = re.compile(r'<img\b[^>]*? src="((?:https?:)?//[^"]+)"')

_RULES = {
    "default-src": "'self'",  # Firefox fetches a page's next one ahead
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # diagrams say in a style how wide they are
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
}

_HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def write_policy(site: Path) -> None:
    """Put into each page of *site* its policy, and beside them what a server sends.

    A page allows its own scripts; the headers, which are for all pages, those of
    all.  WebAssembly is allowed where the site has any.
    """
    wasm = ["'wasm-unsafe-eval'"] if any(site.rglob("*.wasm")) else []
    known: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        hashes = inline_hashes(page)
        known |= hashes
        policy = _policy([*sorted(hashes), *wasm])
        write_atomically(path, with_policy(page, policy).encode())
    rules = _policy([*sorted(known), *wasm])
    # A page cannot say of itself who may frame it; only a header can.
    headers = {
        "Content-Security-Policy": f"{rules}; frame-ancestors 'none'",
        **_HEADERS,
    }
    for name, written in SERVERS.items():
        write_atomically(site / name, written(headers).encode())


def with_policy(page: str, policy: str) -> str:
    """Return the HTML *page* with this policy alone, in front of all that it loads."""
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _START.sub(lambda start: start[0] + meta, _META.sub("", page), count=1)


def foreign_images(html: str) -> list[str]:
    """Return the addresses of images on other hosts, which no policy of ours allows."""
    return list(dict.fromkeys(_FOREIGN.findall(html)))


def inline_hashes(page: str) -> set[str]:
    """Return the scripts that stand in the HTML *page*, as a policy names them."""
    return {f"'sha256-{_digest(source)}'" for source in _INLINE.findall(page)}


def _digest(source: str) -> str:
    return base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _policy(scripts: Iterable[str]) -> str:
    rules = {**_RULES, "script-src": " ".join([_RULES["script-src"], *scripts])}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _netlify(headers: Mapping[str, str]) -> str:
    lines = [f"  {name}: {value}" for name, value in headers.items()]
    return "\n".join(["/*", *lines, ""])


def _nginx(headers: Mapping[str, str]) -> str:
    return "".join(
        f'add_header {key} "{told}" always;\n' for key, told in headers.items()
    )


def _vercel(headers: Mapping[str, str]) -> str:
    told = [{"key": name, "value": value} for name, value in headers.items()]
    rules = {"headers": [{"source": "/(.*)", "headers": told}]}
    return json.dumps(rules, indent=2) + "\n"


SERVERS: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "_headers": _netlify,  # Cloudflare Pages reads it too
    "headers.conf": _nginx,  # to be included where nginx serves the site
    "vercel.json": _vercel,
}
"""File of a site -> how it says the headers to the server that reads it."""
