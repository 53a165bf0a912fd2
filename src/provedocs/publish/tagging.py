"""Mend the tags that a browser gives a PDF, until they are those of PDF/UA-1.

That is ISO 14289-1.  What is mended here is what veraPDF told of Chromium's books.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

_ROLES = {"/Em": Name.Span, "/Strong": Name.Span}
"""Tags of PDF 2.0, and what is nearest to them in PDF 1.7."""

_KEYS = {"/BBox", "/StructParents"}
"""What only a form has that has tags."""

_MARKED = rb"^/\w+ <</MCID \d+ >>BDC\n.*?^EMC$\n?"
_PAINTS = re.compile(
    rb"(?<![^\s>)\]])(?:f\*?|F|[bB]\*?|[sS]|sh|Do|Tj|TJ)$", re.MULTILINE
)


def mend_tags(pdf: Pdf, titles: Mapping[str, str]) -> None:
    """Mend the tags of *pdf*; *titles* are those of its headings, by their ids."""
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(_ROLES)
    for element in _elements(pdf):
        if mend := _MENDED.get(str(element.get("/S"))):
            mend(pdf, element)
    told = {**_pages(pdf), **titles}
    for form in _tagged_forms(pdf.objects):
        form.write(with_artifacts(form.read_bytes(), _drawn_with_tags(form)))
    for page in pdf.pages:
        content = with_artifacts(page.Contents.read_bytes(), _drawn_with_tags(page.obj))
        page.Contents = pdf.make_stream(content)
        for link in page.get("/Annots", ()):
            link.Contents = String(_leads_to(link, told))


def _elements(pdf: Pdf) -> Iterator[Dictionary]:
    for part in pdf.objects:
        if isinstance(part, Dictionary) and part.get("/Type") == Name.StructElem:
            yield part


def _tagged_forms(objects: Iterable[Object]) -> Iterator[Stream]:
    """Give those of *objects* that are drawn as a whole, and have tags inside."""
    for part in objects:
        if isinstance(part, Stream) and set(part.keys()) >= _KEYS:
            yield part


def _drawn_with_tags(holder: Object) -> list[str]:
    """Return the names by which a page or form draws forms that have tags inside."""
    drawn = holder.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    return [name for name, form in drawn.items() if any(_tagged_forms([form]))]


def with_artifacts(content: bytes, tagged: Iterable[str] = ()) -> bytes:
    r"""Return *content*, where what has no tag is marked to be passed over.

    Those are running heads, lines and backgrounds; the forms of the names *tagged*
    have tags of their own.

    Examples:
        >>> print(with_artifacts(b"0 0 9 9 re\nf\n/P <</MCID 0 >>BDC\nEMC\n").decode())
        /Artifact BMC
        0 0 9 9 re
        f
        EMC
        /P <</MCID 0 >>BDC
        EMC
        <BLANKLINE>
    """
    forms = [rb"^%s Do$\n?" % re.escape(name.encode()) for name in tagged]
    bare = re.compile(b"(%s)" % b"|".join([*forms, _MARKED]), re.DOTALL | re.MULTILINE)
    parts = bare.split(content)
    parts[::2] = [_put_aside(part) for part in parts[::2]]
    return b"".join(parts)


def _put_aside(part: bytes) -> bytes:
    if not _PAINTS.search(part):
        return part
    return b"/Artifact BMC\n" + part.removesuffix(b"\n") + b"\nEMC\n"


def _mend_item(pdf: Pdf, item: Dictionary) -> None:
    """Put what is behind the bullet of a list's *item* into its body."""
    kids = list(item.K) if isinstance(item.K, Array) else [item.K]
    label = [kid for kid in kids[:1] if kid.get("/S") == Name.Lbl]
    rest = kids[len(label) :]
    body = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(rest))
    )
    for kid in rest:
        kid.P = body
    item.K = Array([*label, body])


def _mend_figure(pdf: Pdf, figure: Dictionary) -> None:
    """Make a box of what only holds a drawing: that has words of its own."""
    if "/Alt" not in figure:
        figure.S = Name.Div


_MENDED = {"/LI": _mend_item, "/Figure": _mend_figure}


def _pages(pdf: Pdf) -> dict[str, str]:
    """Return what to say of each place that has a name: its page."""
    pages = enumerate(pdf.pages, 1)
    numbers = {page.obj.objgen: f"page {number}" for number, page in pages}
    return {
        unquote(name.removeprefix("/")): numbers[place[0].objgen]
        for name, place in pdf.Root.get("/Dests", Dictionary()).items()
    }


def _leads_to(link: Object, told: Mapping[str, str]) -> str:
    if "/Dest" in link:
        name = unquote(str(link.Dest).removeprefix("/"))
        return told.get(name, name)
    return str(link.A.URI)
