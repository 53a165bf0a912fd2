"""The address of a form that reports a problem, filled in as far as we know.

GitHub: "Creating an issue from a URL query"; Gitea and Forgejo take the same.
GitLab: "Use a URL to create an issue".  Each is a section of its documentation.
"""

from urllib.parse import quote, urlencode, urlsplit

from provedocs.blocks import Block
from provedocs.marks import versions
from provedocs.places import Places
from provedocs.record import Proof

_FORMS = {
    "github": ("/issues/new", "title", "body"),
    "gitlab": ("/-/issues/new", "issue[title]", "issue[description]"),
}
"""Kind of a code host -> where its form is, and its parameters."""


def report_page(places: Places, page: str) -> str:
    """Return the address that reports a problem with *page*; "" if there is none."""
    return _address(places, f"Problem on {page}", [f"Page: {page}"])


def report_block(places: Places, block: Block, proof: Proof | None) -> str:
    """Return the address that reports a problem with *block*, and how it was proved."""
    told = [f"Page: {block.at()}", f"Block: {block.id}"]
    if proof:
        proved = [proof.status, *versions(proof), proof.when]
        told.append(f"Proof: {', '.join(proved)}")
    return _address(places, f"Problem with {block.id}", told)


def _address(places: Places, title: str, told: list[str]) -> str:
    if not places.repository:
        return ""
    form, subject, text = _FORMS[_kind(places)]
    body = "\n".join([*told, "", "What you did, what you expected, what you got:", ""])
    query = urlencode({subject: title, text: body}, quote_via=quote)
    return f"{places.repository}{form}?{query}"


def _kind(places: Places) -> str:
    """Tell a GitLab by its name, or by the ``/-/`` in its addresses."""
    host = urlsplit(places.repository).netloc
    return "gitlab" if "gitlab" in host or "/-/" in places.edit else "github"
