"""Configuration files of a service, held against its release's own options."""

from provedocs.blocks import Block
from provedocs.errors import Problem, Unproved
from provedocs.options.ask import verdicts
from provedocs.options.ini import IniError, Setting, named_back_ends, read_settings
from provedocs.options.rules import Verdict
from provedocs.workspace import Workspace


def verify_options(block: Block, workspace: Workspace) -> str:
    """Hold each setting of *block* against the package that ``options=`` names.

    Every section and option must be among those that the installed release lists,
    the value must be of the option's type, and none of it deprecated.
    """
    package = block.options["options"]
    settings = _settings(block)
    try:
        told = verdicts(package, settings, workspace.root, _back_ends(workspace))
    except LookupError as error:
        hint = "install it beside provedocs, or correct the name in options="
        raise Unproved([Problem(block.at(-1), str(error), hint)]) from None
    pairs = zip(settings, told, strict=True)
    problems = [_problem(one, verdict, block) for one, verdict in pairs if verdict.what]
    if problems := _once(problems) + _twice(settings, told, block):
        raise Unproved(problems)
    return "checked"


def _settings(block: Block) -> list[Setting]:
    try:
        return read_settings(block.source)
    except IniError as error:
        what = f"this is no INI that can be read: {error}"
        raise Unproved([Problem(block.at(error.line), what)]) from None


def _back_ends(workspace: Workspace) -> list[str]:
    """Return the back ends that the page's files of the same service name."""
    return [
        name
        for block in workspace.blocks
        if "options" in block.options
        for name in named_back_ends(block.source)
    ]


def _problem(one: Setting, verdict: Verdict, block: Block) -> Problem:
    return Problem(block.at(one.line), verdict.what, verdict.hint)


def _once(problems: list[Problem]) -> list[Problem]:
    """Leave out what was told before: a section that is not there, at its options."""
    first: dict[str, Problem] = {}
    for problem in problems:
        first.setdefault(problem.what, problem)
    return list(first.values())


def _twice(settings: list[Setting], told: list[Verdict], block: Block) -> list[Problem]:
    """Tell of options that stand twice, where only the last one would count."""
    seen: set[tuple[str, str]] = set()
    problems = []
    for one, verdict in zip(settings, told, strict=True):
        name = (one.section, one.option)
        if one.option and not verdict.multi and name in seen:
            what = f"[{one.section}] {one.option} stands twice"
            problems.append(Problem(block.at(one.line), what, "keep one"))
        seen.add(name)
    return problems
