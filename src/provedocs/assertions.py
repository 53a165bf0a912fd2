"""What the parts of a failed ``assert`` were worth."""

import ast
import linecache
import traceback
from collections.abc import Iterator
from types import FrameType, TracebackType

_PURE = frozenset({"abs", "bool", "isinstance", "len", "list", "repr", "set"})
_PURE |= {"sorted", "str", "tuple", "type"}
"""Functions that may be called once more to tell what they return."""

_LONGEST = 200


def parts_of_assert(trace: TracebackType | None) -> list[str]:
    """Return ``name is value`` for the parts of the assert at the end of *trace*.

    A part is evaluated once more, so one that calls what may have an effect is
    left out.
    """
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    test = _test(trace) if trace else None
    if trace is None or test is None:
        return []
    parts = [test.left, *test.comparators] if isinstance(test, ast.Compare) else [test]
    return [told for part in parts for told in _told(part, trace.tb_frame)]


def _test(trace: TracebackType) -> ast.expr | None:
    """Return the expression that was found untrue, by its place in the source."""
    step = traceback.extract_tb(trace, limit=1)[0]
    if None in (step.lineno, step.end_lineno, step.colno, step.end_colno):
        return None
    lines = linecache.getlines(step.filename)[step.lineno - 1 : step.end_lineno]  # type: ignore[operator]
    rows = [line.encode() for line in lines]
    if not rows:
        return None
    rows[-1] = rows[-1][: step.end_colno]
    rows[0] = rows[0][step.colno :]
    return _parsed(b"".join(rows).decode().removeprefix("assert"))


def _parsed(text: str) -> ast.expr | None:
    try:
        return ast.parse(f"({text.strip()})", mode="eval").body
    except SyntaxError:
        return None


def _told(part: ast.expr, frame: FrameType) -> Iterator[str]:
    if not isinstance(part, ast.Constant) and not any(map(_acts, ast.walk(part))):
        try:
            code = compile(ast.Expression(part), "<assert>", "eval")
            value = repr(eval(code, frame.f_globals, frame.f_locals))
        except Exception:  # what cannot be shown once more is not shown
            return
        if value != ast.unparse(part):
            yield f"{ast.unparse(part)} is {_cut(value)}"


def _acts(node: ast.AST) -> bool:
    """Tell whether *node* may change something when it is evaluated once more."""
    if isinstance(node, ast.Call):
        return not (isinstance(node.func, ast.Name) and node.func.id in _PURE)
    return isinstance(node, (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
