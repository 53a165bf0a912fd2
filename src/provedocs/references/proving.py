"""Prove the references of a page: what it names is there, and what is gone is not."""

from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

from provedocs.blocks import Scan
from provedocs.errors import Problem
from provedocs.options.ini import named_back_ends
from provedocs.references.finders import FINDERS
from provedocs.references.kinds import Named, named_by
from provedocs.references.library import FOLDER, Library
from provedocs.references.lookup import AbsentError, NotInstalledError
from provedocs.references.reference import Reference
from provedocs.references.shelf import Found, Shelf, WrongError
from provedocs.references.spans import Span, spans_of

_GONE = "if it is gone, strike it through: ~~`name`~~"
_STAYS = "take the ~~ away, or name what is gone"
_INSTALL = "install it: what is not there proves nothing of the names in it"


def names_of(scan: Scan, packages: Collection[str]) -> list[tuple[Span, Named]]:
    """Return the inline code of a page that names something in *packages*."""
    pairs = ((span, named_by(span.text, packages)) for span in spans_of(scan))
    return [(span, named) for span, named in pairs if named is not None]


def prove_references(
    scan: Scan, packages: Sequence[str], root: Path
) -> tuple[list[Reference], list[Problem]]:
    """Return the references of a page that hold, and what is wrong with the others.

    *packages* are those that the project's pages may name, *root* its folder.
    """
    shelf = _shelf(root, tuple(packages))
    shelf.back_ends = named_back_ends(scan.text)
    proved: list[Reference] = []
    problems: list[Problem] = []
    missing: dict[str, str] = {}
    for span, named in names_of(scan, packages):
        try:
            proved.append(_proved(span, named, shelf))
        except AbsentError as error:
            problems.append(Problem(f"{scan.page}:{span.line}", str(error), error.hint))
        except NotInstalledError as error:
            missing.setdefault(str(error), f"{scan.page}:{span.line}")
    once = [Problem(where, what, _INSTALL) for what, where in missing.items()]
    return proved, [*once, *problems]


@cache
def _shelf(root: Path, packages: tuple[str, ...]) -> Shelf:
    return Shelf(Library(root / FOLDER), root, packages)


def _proved(span: Span, named: Named, shelf: Shelf) -> Reference:
    """Return the reference that *span* is.

    Raises:
        AbsentError: It does not hold.
        NotInstalledError: Nothing can be said of it.
    """
    try:
        found = FINDERS[named.kind](shelf, *named.parts)
    except AbsentError as error:
        if span.gone and not isinstance(error, WrongError):
            release = shelf.release_meant(named.package)
            return Reference(span.line, span.text, named.kind, release, gone=True)
        what = f"`{span.text}` names nothing: {error}"
        raise AbsentError(what, error.hint or _GONE) from None
    if span.gone:
        raise AbsentError(_not_gone(span, found), _STAYS)
    return Reference(span.line, span.text, named.kind, *found)


def _not_gone(span: Span, found: Found) -> str:
    place = f", at {found.path}:{found.line}" if found.path else ""
    return f"`{span.text}` is said to be gone, and {found.release} has it{place}"
