"""What pages name in inline code is in the installed release, or is gone from it."""

import json
from pathlib import Path
from textwrap import dedent

import pytest

from provedocs.blocks import find_blocks
from provedocs.references.library import Release
from provedocs.references.proving import prove_references
from provedocs.references.reference import Reference, link_of

FILES = {
    "teapot/__init__.py": """
        from teapot.pouring import pour
        from teapot.shapes import *
        if True:
            try:
                import json as quick
            except ImportError:
                quick = None
    """,
    "teapot/pouring.py": '''
        """How it is poured."""
        import os.path
        from . import shapes
        from .shapes import Round as Circle

        CUPS: int = 2
        FIRST, (SECOND, *OTHERS) = 1, (2, 3, 4)


        def pour(): ...


        class Base:
            def warm(self):
                self.temperature = 90


        class Pot(Base, shapes.Round):
            size = 1

            class Lid:
                def lift(self): ...

            @property
            def cups(self): ...


        Kettle = Pot
        round_again = shapes
    ''',
    "teapot/shapes.py": """
        class Round:
            async def roll(self): ...
    """,
    "teapot/circle.py": "from teapot.circle import Circle\nclass Circle(Circle): ...",
    "teapot/plain/tea.py": "x = 1",
    "teapot/options.py": """
        class Opt:
            def __init__(self, name, type, reason=""):
                self.name, self.type, self.multi = name, type, False
                self.deprecated_opts = []
                self.deprecated_for_removal = bool(reason)
                self.deprecated_reason = reason


        OPTS = [Opt("cups", int), Opt("whistle", str, "too loud")]


        def list_opts():
            return [(None, OPTS), ("backend_defaults", [Opt("spout", str)])]
    """,
    "teapot/broken.py": "def",
    "teapot-1.2.dist-info/METADATA": """
        Metadata-Version: 2.1
        Name: teapot
        Version: 1.2
        Project-URL: Homepage, https://docs.example.org/teapot
        Project-URL: Repository, https://opendev.org/openstack/teapot/
    """,
    "teapot-1.2.dist-info/entry_points.txt": """
        [console_scripts]
        teapot-pour = teapot.pouring:pour
        teapot = teapot.pouring:made_when_imported
        [oslo.config.opts]
        teapot = teapot.options:list_opts
    """,
}
SOURCE = "https://opendev.org/openstack/teapot/src/tag/1.2"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a package in a folder of its own."""
    for name, text in FILES.items():
        path = tmp_path / "lib" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"))
    monkeypatch.syspath_prepend(tmp_path / "lib")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "lib"))
    return tmp_path


@pytest.fixture
def look_up(installed: Path):
    """Prove the references of a page; it begins on line 1."""

    def look_up(text: str, *packages: str):
        scan = find_blocks(dedent(text).removeprefix("\n"), "p.md")
        return prove_references(scan, packages or ("teapot",), installed)

    return look_up


@pytest.fixture
def told(look_up):
    """Return what is wrong with the references of a page."""

    def told(text: str, *packages: str) -> list[str]:
        return [f"{p.where}: {p.what}" for p in look_up(text, *packages)[1]]

    return told


PLACES = {
    "teapot.pouring": "teapot/pouring.py#L1",
    "teapot.pouring.pour": "teapot/pouring.py#L10",
    "teapot.pouring.pour()": "teapot/pouring.py#L10",
    "teapot.pouring.pour(cups, ...)": "teapot/pouring.py#L10",
    "teapot.pouring.Pot": "teapot/pouring.py#L18",
    "teapot.pouring.Pot.size": "teapot/pouring.py#L19",
    "teapot.pouring.Pot.cups": "teapot/pouring.py#L25",
    "teapot.pouring.Pot.Lid.lift": "teapot/pouring.py#L22",
    "teapot.pouring.CUPS": "teapot/pouring.py#L6",
    "teapot.pouring.OTHERS": "teapot/pouring.py#L7",
    "teapot.pouring.Base.temperature": "teapot/pouring.py#L15",
    "teapot.pouring.Pot.warm": "teapot/pouring.py#L14",
    "teapot.pouring.Pot.temperature": "teapot/pouring.py#L15",
    "teapot.pouring.Pot.roll": "teapot/shapes.py#L2",
    "teapot.pouring.Kettle.size": "teapot/pouring.py#L19",
    "teapot.pouring.Circle.roll": "teapot/shapes.py#L2",
    "teapot.pouring.shapes.Round": "teapot/shapes.py#L1",
    "teapot.pouring.round_again.Round": "teapot/shapes.py#L1",
    "teapot.pour": "teapot/__init__.py#L1",
    "teapot.Round": "teapot/shapes.py#L1",
    "teapot.quick": "teapot/__init__.py#L5",
    "teapot.plain": "teapot/plain",
    "teapot.plain.tea": "teapot/plain/tea.py#L1",
    "teapot/pouring.py": "teapot/pouring.py#L1",
    "teapot/plain": "teapot/plain",
    "teapot/plain/": "teapot/plain",
    "teapot/pouring.py:Pot.Lid": "teapot/pouring.py#L21",
    "teapot/__init__.py:pour": "teapot/__init__.py#L1",
    "teapot-pour": "teapot/pouring.py#L10",
    "teapot-pour --cups 2": "teapot/pouring.py#L10",
    "[DEFAULT] cups": "teapot/options.py#L9",
    "[DEFAULT] cups = 2": "teapot/options.py#L9",
}


@pytest.mark.parametrize("name", PLACES)
def test_a_name_leads_to_its_line_of_the_release(look_up, name):
    [reference], problems = look_up(f"See `{name}`.")
    assert problems == []
    assert link_of(reference) == f"{SOURCE}/{PLACES[name]}"


LINKLESS = {
    "a command made when it is imported": "teapot list",
    "something of another package": "teapot.pouring.os.path.join",
}


@pytest.mark.parametrize("name", LINKLESS.values(), ids=LINKLESS)
def test_a_name_may_be_there_and_have_no_link(look_up, name):
    [reference], problems = look_up(f"See `{name}`.")
    assert (link_of(reference), problems) == ("", [])


FAULTS = {
    "teapot.puoring": ("there is no puoring in teapot", "teapot.pouring?"),
    "teapot.pouring.Pots": ("there is no Pots in teapot.pouring", "pouring.Pot?"),
    "teapot.pouring.Pot.cps": ("there is no cps in teapot.pouring.Pot", "Pot.cups?"),
    "teapot.pouring.pour.x": ("there is no x in teapot.pouring.pour", "strike it"),
    "teapot.circle.Circle.roll": ("there is no roll in teapot.circle.Circle", ""),
    "teapot.plain.te": ("there is no te in teapot.plain", "teapot.plain.tea?"),
    "teapot.quick.lods": ("there is no lods in teapot.quick", ""),
    "teapot/puoring.py": ("there is no puoring.py in teapot", "it has pouring.py"),
    "teapot/pouring.py/x": ("there is no x in teapot/pouring.py", ""),
    "teapot/pouring.py:Pots": ("there is no Pots in teapot.pouring", "Pot?"),
    "teapot/pouring.py:10": ("a line's number says nothing", "path:Class.method"),
    "teapot-puor": ("there is no command teapot-puor", "teapot-pour?"),
    "[DEFAULT] cupz": ("there is no option cupz in [DEFAULT]", "did you mean cups?"),
    "[DEFAULT] cups = two": ("[DEFAULT] cups cannot be 'two': ", ""),
    "[tea] cups": ("there is no section [tea]", ""),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_name_that_is_not_there_is_told_with_the_nearest(look_up, name):
    _, [problem] = look_up(f"A page.\n\nSee `{name}`.")
    what, hint = FAULTS[name]
    assert problem.where == "p.md:3"
    assert problem.what.startswith(f"`{name}` names nothing: {what}")
    assert hint in problem.hint


def test_every_fault_of_a_page_is_told(told):
    page = "`teapot.a`\n\n`teapot.pour` `teapot.b`\n\n> `teapot/c`"
    assert [line.split(" ")[0] for line in told(page)] == [
        "p.md:1:",
        "p.md:3:",
        "p.md:5:",
    ]


LEFT_ALONE = {
    "another package": "`coffee.cups`",
    "a package's bare name": "`teapot`",
    "a longer name": "`teapots.pour` `my.teapot.pour`",
    "a file's name": "`teapot.conf` `teapot.log`",
    "a call's result": "`teapot.pour().cups`",
    "a queue": "`teapot-pour.host@fc1`",
    "plain text": "teapot.nothing",
    "a list's item": "`[0]` `[a, b]` `[DEFAULT]`",
    "code in a comment": "<!-- `teapot.nothing` -->\n\n<!--\n`teapot.nothing`\n-->",
    "a block": "```python\nteapot.nothing\n```\n\n    `teapot.nothing`",
    "the page's metadata": "---\ntitle: a `teapot.nothing`\n---\n\nA page.",
    "an escaped mark": r"\`teapot.nothing`",
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_the_rule_does_not_name_is_left_alone(look_up, text):
    assert look_up(text) == ([], [])


EVERYWHERE = {
    "a heading": "# Of `teapot.nothing`",
    "a link": "A [`teapot.nothing`](x.md).",
    "a list": "- a\n- `teapot.nothing`",
    "a table": "| a |\n|---|\n| `teapot.nothing` |",
    "an aside": '!!! quote "Then (2012)"\n    It was `teapot.nothing`.',
    "two marks": "A ``teapot.nothing`` .",
    "behind a comment": "<!-- a --> `teapot.nothing`",
}


@pytest.mark.parametrize("text", EVERYWHERE.values(), ids=EVERYWHERE)
def test_prose_of_every_kind_is_read(told, text):
    [line] = told(text)
    assert line.startswith(f"p.md:{text[: text.index('nothing')].count(chr(10)) + 1}: ")


@pytest.mark.parametrize(
    "name",
    ["teapot.v1", "teapot/v1/cups.py", "teapot-brew", "[DEFAULT] cupz", "teapot.a.b()"],
)
def test_what_is_struck_through_is_proved_to_be_gone(look_up, name):
    [reference], problems = look_up(f"It was ~~`{name}`~~.")
    assert (reference.gone, link_of(reference), problems) == (True, "", [])


STILL_THERE = {
    "teapot.pour": "`teapot.pour` is said to be gone, and teapot 1.2 has",
    "teapot/plain": "`teapot/plain` is said to be gone, and teapot 1.2 has",
    "teapot-pour": "`teapot-pour` is said to be gone, and teapot 1.2 has",
    "[DEFAULT] cups": "`[DEFAULT] cups` is said to be gone, and teapot 1.2 has",
    "[DEFAULT] whistle": "`[DEFAULT] whistle` is said to be gone, and teapot 1.2 has",
    "[DEFAULT] cups = x": "`[DEFAULT] cups = x` names nothing: [DEFAULT] cups",
}


@pytest.mark.parametrize("name", STILL_THERE)
def test_what_is_struck_through_and_there_is_told(told, name):
    [line] = told(f"A page.\n\nIt was ~~`{name}`~~.")
    assert line.startswith(f"p.md:3: {STILL_THERE[name]}")


def test_a_strike_may_span_several_names(told):
    assert told("~~`teapot.a` and `teapot.b`~~, now `teapot.c`") == [
        "p.md:1: `teapot.c` names nothing: there is no c in teapot"
    ]


def test_prose_may_speak_of_a_deprecated_option(told):
    assert told("`[DEFAULT] whistle`") == []


def test_a_back_end_of_the_page_has_its_options(told):
    page = "`[one] spout`\n\n```ini\n[DEFAULT]\nenabled_backends = one\n```"
    assert told(page) == []


def test_a_package_that_is_not_installed_is_told_once(told):
    assert told("`coffee.a` `coffee.b`\n\n~~`coffee.c`~~", "coffee", "teapot") == [
        "p.md:1: the package coffee is not installed"
    ]


EDITABLE = {
    "work/examples/mug/__init__.py": "size = 3\n",
    "lib/mugs-0.3.dist-info/METADATA": "Name: mugs\nVersion: 0.3\n",
}


def test_a_package_in_a_folder_that_is_worked_on_is_of_that_release(
    look_up, installed, monkeypatch
):
    origin = {"url": f"file://{installed}/work", "dir_info": {"editable": True}}
    where = {"lib/mugs-0.3.dist-info/direct_url.json": json.dumps(origin)}
    for name, text in (EDITABLE | where).items():
        (installed / name).parent.mkdir(parents=True, exist_ok=True)
        (installed / name).write_text(text)
    monkeypatch.syspath_prepend(installed / "work/examples")
    [found], problems = look_up("`mug.size`", "mug")
    assert (problems, str(found.release), found.path) == (
        [],
        "mugs 0.3",
        "mug/__init__.py",
    )


def test_a_module_that_cannot_be_read_is_told(told):
    [line] = told("`teapot.broken.x`")
    assert line.startswith("p.md:1: `teapot.broken.x` names nothing: ")


def test_nothing_of_a_package_is_imported(look_up, installed):
    (installed / "lib/teapot/loud.py").write_text("x = 1\nraise SystemExit(x)\n")
    assert look_up("`teapot.loud.x`")[1] == []


def test_an_outline_is_kept_and_made_anew_when_its_file_changes(told, installed):
    assert told("`teapot.shapes.Square`")
    assert list((installed / "build/references").rglob("teapot.shapes.json"))
    (installed / "lib/teapot/shapes.py").write_text("class Square: ...\n")
    other = find_blocks("`teapot.shapes.Square`", "p.md")
    assert prove_references(other, ("teapot", "again"), installed)[1] == []


def test_a_link_needs_a_home():
    release = Release("tea", "1.0")
    assert link_of(Reference(1, "tea.x", "name", release, "tea/x.py", 3)) == ""


SETTINGS = 'provedocs_references = ["teapot"]'


def test_the_references_of_a_page_are_one_test(project, installed):
    project.settings(SETTINGS)
    project.page("A `teapot.pour`.\n\n```python\n1\n```\n")
    project.page("Another page, which names nothing.\n", "q.md")
    result = project.run("--collect-only", "-q")
    names = [line for line in result.outlines if "::" in line]
    assert names == ["docs/p.md::top/1", "docs/p.md::references"]


def test_a_name_that_is_not_there_fails_the_page(project, installed):
    project.settings(SETTINGS)
    project.page("A\n`teapot.puor`.\n")
    result = project.run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        ["docs/p.md:2: `teapot.puor` names nothing:*", "*did you mean teapot.pour[?]"]
    )
    assert "references/item.py" not in result.stdout.str()


def test_references_are_kept_for_the_site(project, installed):
    project.settings(SETTINGS)
    project.page("A `teapot.pour`, no ~~`teapot.brew`~~.\n")
    project.run().assert_outcomes(passed=1)
    content = json.loads((project.root / "build/references.json").read_text())
    [page] = content["pages"]
    assert page["page"] == "docs/p.md"
    assert [row["link"] for row in page["references"]] == [
        f"{SOURCE}/teapot/__init__.py#L1",
        "",
    ]


def test_references_of_other_pages_stay_while_they_are_there(project, installed):
    project.settings(SETTINGS)
    for name in ("a.md", "b.md", "c.md"):
        project.page("A `teapot.pour`.\n", name)
    project.run()
    (project.root / "docs/b.md").unlink()
    project.run("docs/a.md")
    content = json.loads((project.root / "build/references.json").read_text())
    assert [row["page"] for row in content["pages"]] == ["docs/a.md", "docs/c.md"]


def test_references_are_counted(project, installed):
    project.settings(SETTINGS)
    project.page("A `teapot.pour` and `teapot.pouring`.\n")
    result = project.run()
    assert "2 references on 1 pages proved" in result.stdout.str()


def test_workers_of_xdist_tell_of_references(project, installed):
    project.settings(SETTINGS)
    project.page("A `teapot.pour`.\n")
    project.run_apart("-n", "2").assert_outcomes(passed=1)
    assert (project.root / "build/references.json").exists()


def test_a_project_that_names_no_package_has_no_references(project, installed):
    project.page("A `teapot.puor`.\n\n```python\n1\n```\n")
    project.run().assert_outcomes(passed=1)


def test_a_page_that_cannot_be_read_has_no_references(project, installed):
    project.settings(SETTINGS)
    project.page("A `teapot.puor`.\n\n```python\n1\n")
    result = project.run()
    result.assert_outcomes(failed=1)
    assert "never closed" in result.stdout.str()


REAL = {
    "`cinder.volume.api.API.create`": "",
    "`cinder/volume/manager.py:VolumeManager.create_volume`": "",
    "`cinder.volume.manager.VolumeManager.create_volume`": "",
    "`cinder-manage host list`": "",
    "`[DEFAULT] enabled_backends`": "",
    "~~`cinder.api.v1`~~": "",
    "~~`cinder.scheduler.simple.SimpleScheduler`~~": "",
    "`cinder.volume.api.API.crate`": "did you mean cinder.volume.api.API.create?",
    "`cinder-manger host list`": "did you mean cinder-manage?",
    "`[DEFAULT] enabled_backend`": "did you mean enabled_backends?",
    "~~`cinder.api.v3`~~": "take the ~~ away, or name what is gone",
}


@pytest.mark.parametrize("text", REAL)
def test_names_of_cinder_are_looked_up_in_the_installed_release(text):
    pytest.importorskip("cinder", reason="requirements/openstack.txt has it")
    root = Path(__file__).parents[2]
    _, problems = prove_references(find_blocks(text, "p.md"), ("cinder",), root)
    assert "".join(problem.hint for problem in problems) == REAL[text]
