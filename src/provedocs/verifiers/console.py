"""Shell sessions and scripts, run by bash."""

from collections.abc import Iterator
from dataclasses import replace

from provedocs.blocks import Block
from provedocs.errors import Edit, Problem, Unproved
from provedocs.script import run_script
from provedocs.shell import Answer, Shell
from provedocs.transcripts import Entry, difference
from provedocs.workspace import Workspace

_EXITS = 'mend the command, or say exits="N" above the fence'


def verify_console(block: Block, workspace: Workspace) -> str:
    """Type the commands of *block* into the page's shell; compare what they show.

    Both streams are compared, as a terminal shows both.  What stands below a
    command with another exit status than it should have is not run.
    """
    problems: list[Problem] = []
    edits: list[Edit] = []
    commands = list(_commands(block))
    for command in commands:
        workspace.progress(command.line)
        answer = _shell(workspace).run(command.code)
        shown = workspace.readable(answer.output)
        wanted = _status_wanted(block) if command is commands[-1] else 0
        if problem := _broken(command, answer._replace(output=shown), wanted, block):
            raise Unproved([*problems, problem])
        if found := difference(command, shown, block):
            problems.append(found[0])
            edits += [found[1]] if found[1] else []
    if problems:
        raise Unproved(problems, edits)
    return "run"


def _shell(workspace: Workspace) -> Shell:
    """Return the page's shell, a new one if the last was ended."""
    shell: Shell | None = workspace.kept.get("shell")
    if shell is None or shell.ended:
        shell = workspace.kept["shell"] = Shell()
    return shell


def _status_wanted(block: Block) -> int:
    return int(block.options.get("exits", 0))


def verify_bash(block: Block, workspace: Workspace) -> str:
    """Run *block* as a script that stops at the first command that fails."""
    answer, line = run_script(block.source, workspace.base)
    wanted = _status_wanted(block)
    shown = workspace.readable(answer.output)
    if answer.fault:
        raise Unproved([Problem(block.at(), answer.fault, answer.hint)])
    if answer.status != wanted:
        what = f"this script exits with {answer.status}, not {wanted}"
        raise Unproved([Problem(block.at(line), what, _EXITS, got=shown or None)])
    if shown and not workspace.claimed_below():
        what = "unexpected: this script prints, and the page does not show it"
        hint = "show it in a text block right under this one"
        raise Unproved([Problem(block.at(), what, hint, got=shown.removesuffix("\n"))])
    workspace.output = shown
    return "run"


def _commands(block: Block) -> Iterator[Entry]:
    """Yield the commands of a session; lines with ``>`` right under one continue it."""
    command: Entry | None = None
    for line, text in enumerate(block.source.split("\n")[:-1], block.line + 1):
        if text.startswith("$ "):
            if command:
                yield command
            command = Entry(line, text[2:])
        elif command is None:
            what = "a session begins with a command"
            hint = "begin it with '$ ', or call the block bash"
            raise Unproved([Problem(f"{block.page}:{line}", what, hint)])
        elif (text == ">" or text.startswith("> ")) and not command.answer:
            command = replace(command, code=f"{command.code}\n{text[2:]}")
        else:
            command = replace(command, answer=(*command.answer, text.rstrip()))
    if command is None:
        hint = "write '$ ' and a command"
        raise Unproved([Problem(block.at(), "this session is empty", hint)])
    yield command


def _broken(
    command: Entry, answer: Answer, wanted: int, block: Block
) -> Problem | None:
    """Return what is wrong with how *command* ends, None if nothing."""
    if answer.fault:
        what, hint = answer.fault, answer.hint
    elif answer.status != wanted:
        what, hint = f"this command exits with {answer.status}, not {wanted}", _EXITS
    else:
        return None
    where = f"{block.page}:{command.line}"
    return Problem(where, what, hint, got=answer.output.rstrip("\n") or None)
