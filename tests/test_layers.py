"""Who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path for top in ("src", "examples") for path in (ROOT / top).rglob("*.py")
)

# What stands on the left imports nothing that begins with a name on the right.
FORBIDDEN = {
    "seqtrace": ["provedocs", "cinder_flow", "python_basics", "tests"],
    "cinder_flow": ["provedocs", "python_basics", "tests"],
    "python_basics": ["provedocs", "seqtrace", "cinder_flow", "tests"],
    "minicloud": ["provedocs", "cinder_flow", "python_basics", "tests"],
    "minicloud.cloud": ["cinder", "keystone", "nova", "oslo_config", "oslo_db"],
    "provedocs": ["cinder_flow", "python_basics", "tests", "_pytest"],
    "provedocs.verifiers": ["pytest", "mkdocs", "provedocs.page"],
    "provedocs.page": ["pytest", "mkdocs", "provedocs.keeper"],
    "provedocs.keeper": ["pytest", "mkdocs", "markdown"],
    "provedocs.blocks": ["provedocs.verifiers", "provedocs.page", "markdown"],
    "provedocs.mkdocs_plugin": ["pytest", "provedocs.verifiers", "provedocs.page"],
    "provedocs.publish": [
        "pytest",
        "provedocs.verifiers",
        "provedocs.page",
        "provedocs.prover",
        "provedocs.session",
        "provedocs.pytest_plugin",
    ],
    "provedocs.record": ["pytest", "mkdocs", "provedocs.verifiers"],
    "cinder_flow.model": ["cinder_flow.api", "cinder_flow.scheduler"],
    "cinder_flow.driver": ["cinder_flow.manager", "cinder_flow.scheduler"],
    "cinder_flow.scheduler": ["cinder_flow.api"],
    "cinder_flow.manager": ["cinder_flow.api", "cinder_flow.scheduler"],
}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts[1:]
    return ".".join(parts).removesuffix(".__init__")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


GRAPH = {module_of(path): sorted(set(imports_of(path))) for path in FILES}


def within(module: str, package: str) -> bool:
    return f"{module}.".startswith(f"{package}.")


@pytest.mark.parametrize("module", GRAPH)
def test_a_module_imports_nothing_that_its_layer_may_not_know(module):
    forbidden = {
        name
        for layer, names in FORBIDDEN.items()
        if within(module, layer)
        for name in names
    }
    broken = [
        f"{module} imports {name}"
        for name in GRAPH[module]
        if any(within(name, other) for other in forbidden)
    ]
    assert broken == []


def test_no_module_imports_itself_by_way_of_others():
    def known(name: str) -> str | None:
        while name and name not in GRAPH:
            name = name.rpartition(".")[0]
        return name or None

    def visit(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " -> ".join([*way, module])
        if module not in done:
            for name in GRAPH[module]:
                target = known(name)
                if target and target != module:
                    visit(target, (*way, module))
            done.add(module)

    done: set[str] = set()
    for module in GRAPH:
        visit(module, ())


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_module_is_shorter_than_150_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150


def test_every_layer_named_here_exists():
    assert [layer for layer in FORBIDDEN if layer not in GRAPH] == []
