"""What a Python file defines, read without running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outline:
    """The names of a module: ``Class.method`` -> the line that defines it.

    ``imports`` leads from a name to what it stands for elsewhere, ``aliases`` to
    what it is called in the module itself; ``bases`` are a class's, as they are
    written; ``stars`` are the modules that all names are imported from.
    """

    names: dict[str, int] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    bases: dict[str, list[str]] = field(default_factory=dict)
    stars: list[str] = field(default_factory=list)


def outline_of(source: str, package: str) -> Outline:
    """Return the outline of *source*, a module of *package* (for relative imports).

    Raises:
        SyntaxError: It is no Python.
    """
    outline = Outline()
    for node in _statements(ast.parse(source).body):
        _take(node, "", outline, package)
    return outline


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of *body*, and those of its ``if`` and ``try``."""
    for node in body:
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With | ast.For | ast.While):
            for part in ("body", "orelse", "finalbody"):
                yield from _statements(getattr(node, part, []))
            for handler in getattr(node, "handlers", []):
                yield from _statements(handler.body)


def _take(node: ast.stmt, prefix: str, outline: Outline, package: str) -> None:
    match node:
        case ast.ClassDef():
            _take_class(node, prefix, outline, package)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            outline.names[f"{prefix}{node.name}"] = node.lineno
            if prefix:
                _take_attributes(node, prefix, outline)
        case ast.Import() | ast.ImportFrom():
            _take_import(node, prefix, outline, package)
        case ast.Assign() | ast.AnnAssign():
            _take_names(node, prefix, outline)


def _take_class(
    node: ast.ClassDef, prefix: str, outline: Outline, package: str
) -> None:
    name = f"{prefix}{node.name}"
    outline.names[name] = node.lineno
    outline.bases[name] = [text for base in node.bases if (text := dotted(base))]
    for inner in _statements(node.body):
        _take(inner, f"{name}.", outline, package)


def _take_attributes(
    node: ast.FunctionDef | ast.AsyncFunctionDef, prefix: str, outline: Outline
) -> None:
    """Take what a method puts on ``self``."""
    for part in ast.walk(node):
        match part:
            case ast.Attribute(ast.Name("self"), name, ast.Store()):
                outline.names.setdefault(f"{prefix}{name}", part.lineno)


def _take_import(
    node: ast.Import | ast.ImportFrom, prefix: str, outline: Outline, package: str
) -> None:
    origin = _origin(node, package)
    for alias in node.names:
        if alias.name == "*":
            outline.stars.append(origin)
            continue
        whole = f"{origin}.{alias.name}" if origin else alias.name
        name = alias.asname or (alias.name if origin else alias.name.split(".")[0])
        outline.names[f"{prefix}{name}"] = node.lineno
        outline.imports[f"{prefix}{name}"] = whole if alias.asname or origin else name


def _origin(node: ast.Import | ast.ImportFrom, package: str) -> str:
    """Return the module that *node* imports from; "" for a plain ``import``."""
    if isinstance(node, ast.Import):
        return ""
    if not node.level:
        return node.module or ""
    parts = package.split(".")
    above = parts[: len(parts) - node.level + 1]
    return ".".join([*above, *([node.module] if node.module else [])])


def _take_names(
    node: ast.Assign | ast.AnnAssign, prefix: str, outline: Outline
) -> None:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        for part in ast.walk(target):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                name = f"{prefix}{part.id}"
                outline.names.setdefault(name, part.lineno)
                if part is target and node.value and (other := dotted(node.value)):
                    outline.aliases[name] = other


def dotted(node: ast.AST) -> str:
    """Return ``a.b.c`` if *node* is that, else nothing."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=name):
            before = dotted(value)
            return f"{before}.{name}" if before else ""
    return ""
