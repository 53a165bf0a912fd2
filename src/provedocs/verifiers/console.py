"""Shell sessions and scripts, run by bash."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from provedocs.blocks import Block
from provedocs.differences import compare
from provedocs.errors import Edit, Problem, Unproved
from provedocs.shell import Answer, Shell, run_script
from provedocs.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Command:
    """What stands behind ``$`` on a page line, its further lines, and its output."""

    line: int
    text: str
    output: tuple[str, ...] = ()

    @property
    def below(self) -> int:
        """Return the page's line right under the command."""
        return self.line + self.text.count("\n") + 1


def verify_console(block: Block, workspace: Workspace) -> str:
    """Type the commands of *block* into the page's shell; compare what they show."""
    shell = _shell(workspace)
    commands = list(_commands(block))
    problems: list[Problem] = []
    edits: list[Edit] = []
    for command in commands:
        workspace.progress(command.line)
        answer = _asked(shell, command, block)
        if problem := _status_problem(command, answer, block, command is commands[-1]):
            raise Unproved(
                [
                    *problems,
                    replace(problem, got=workspace.readable(answer.output) or None),
                ]
            )
        shown = workspace.readable(answer.output)
        expected = "\n".join(command.output) if command.output else None
        if (
            found := compare(expected, shown or None, block.source)
            if expected or shown
            else None
        ):
            where = command.below + found.offset if expected else command.line
            problems.append(
                Problem(
                    f"{block.page}:{where}", found.what, found.hint, expected, found.got
                )
            )
            edits.append(_edit(command, shown))
    if problems:
        raise Unproved(problems, edits)
    return "run"


def _shell(workspace: Workspace) -> Shell:
    """Return the page's shell, a new one if the last was ended."""
    shell = workspace.kept.get("shell")
    if shell is None or shell.ended:
        shell = workspace.kept["shell"] = Shell()
    return shell


def verify_bash(block: Block, workspace: Workspace) -> str:
    """Run *block* as a script that stops at the first command that fails."""
    answer, line = run_script(block.source, workspace.base)
    wanted = int(block.options.get("exits", 0))
    shown = workspace.readable(answer.output)
    if answer.status != wanted:
        what = f"this script exits with {answer.status}, not {wanted}"
        raise Unproved([Problem(block.at(line), what, _EXITS, got=shown or None)])
    if shown and not workspace.claimed_below():
        what = "unexpected: this script prints, and the page does not show it"
        hint = "show it in a text block right under this one"
        raise Unproved([Problem(block.at(), what, hint, got=shown.removesuffix("\n"))])
    workspace.output = shown
    return "run"


_EXITS = 'mend the command, or say exits="N" above the fence'


def _commands(block: Block) -> Iterator[Command]:
    """Yield the commands of a session; lines with ``>`` right under one continue it."""
    command: Command | None = None
    for line, text in enumerate(block.source.splitlines(), block.line + 1):
        if text.startswith("$ "):
            if command:
                yield command
            command = Command(line, text[2:])
        elif command is None:
            hint = "begin it with '$ ', or call the block bash"
            raise Unproved(
                [
                    Problem(
                        f"{block.page}:{line}", "a session begins with a command", hint
                    )
                ]
            )
        elif (text == ">" or text.startswith("> ")) and not command.output:
            command = replace(command, text=f"{command.text}\n{text[2:]}")
        else:
            command = replace(command, output=(*command.output, text.rstrip()))
    if command is None:
        hint = "write '$ ' and a command"
        raise Unproved([Problem(block.at(), "this session is empty", hint)])
    yield command


def _asked(shell: Shell, command: Command, block: Block) -> Answer:
    try:
        return shell.run(command.text)
    except OverflowError as error:
        raise Unproved([Problem(f"{block.page}:{command.line}", str(error))]) from None


def _status_problem(
    command: Command, answer: Answer, block: Block, last: bool
) -> Problem | None:
    """Return what is wrong with the exit status of *command*, None if nothing."""
    wanted = int(block.options.get("exits", 0)) if last else 0
    if answer.status == wanted:
        return None
    if answer.status is None:
        what, hint = "this command ends the page's shell", "put it in parentheses"
    else:
        what, hint = f"this command exits with {answer.status}, not {wanted}", _EXITS
    return Problem(f"{block.page}:{command.line}", what, hint)


def _edit(command: Command, shown: str) -> Edit:
    lines = tuple(shown.removesuffix("\n").split("\n")) if shown else ()
    return Edit(command.below, command.below + len(command.output), lines)
