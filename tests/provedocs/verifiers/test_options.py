"""``ini`` blocks with ``options=``: each setting is one that the release lists."""

from pathlib import Path
from textwrap import dedent

import pytest

from provedocs.normalise import agree
from provedocs.options.ini import IniError, Setting, read_settings

SERVICE = '''
"""A service with option lists as oslo.config's entry points give them."""

from dataclasses import dataclass, field


@dataclass
class Old:
    group: str | None
    name: str | None


@dataclass
class Opt:
    name: str
    type: object = str
    multi: bool = False
    deprecated_for_removal: bool = False
    deprecated_reason: str | None = None
    deprecated_opts: list = field(default_factory=list)


CUPS = Opt("cups", int)


def list_opts():
    return [
        (None, [CUPS, Opt("enabled_backends"), Opt("state-path")]),
        ("kettle", [
            Opt("minutes", float, deprecated_opts=[Old("DEFAULT", "kettle_minutes")]),
            Opt("filters", str, multi=True),
            Opt("whistle", str, False, True, "Too\\nloud."),
        ]),
        ("backend_defaults", [Opt("pot_driver")]),
    ]


def more_opts():
    import leaves_of_a_far_country
    print("imported")

    class Leaves(leaves_of_a_far_country.Leaf):
        pass

    return [("leaves", [Opt("colour")])]
'''
INFO = "Metadata-Version: 2.1\nName: teahouse\nVersion: 1.0\nRequires-Dist: leaves>=1\n"


@pytest.fixture
def tea(prove) -> None:
    """Install a package with option lists, and one that it requires, for pages."""
    root: Path = prove.root
    (root / "teahouse").mkdir(exist_ok=True)
    (root / "teahouse/__init__.py").write_text(SERVICE)
    for name, lists in {"teahouse": "list_opts", "leaves": "more_opts"}.items():
        folder = root / f"{name}-1.0.dist-info"
        folder.mkdir(exist_ok=True)
        (folder / "METADATA").write_text(
            INFO.replace("Name: teahouse", f"Name: {name}")
        )
        points = f"[oslo.config.opts]\n{name} = teahouse:{lists}\n"
        (folder / "entry_points.txt").write_text(points)


@pytest.fixture
def check(prove, tea):
    """Prove a page of one block; its source begins on line 3."""

    def check(*sources: str, package: str = "teahouse"):
        fence = f'<!-- prove: options="{package}" -->\n```ini\n'
        fences = [f"{fence}{dedent(source).strip()}\n```\n" for source in sources]
        return prove("\n".join(fences), timeout=300)

    return check


def test_a_file_of_real_options_is_checked(check):
    assert check("[DEFAULT]\ncups = 2\n\n[kettle]\nminutes: 1.5").statuses == [
        "checked"
    ]


def test_a_misspelt_option_is_told_at_its_line_with_the_nearest(check):
    problem = check("[DEFAULT]\n# How many.\ncupz = 2").problem
    assert problem.where == "page.md:5"
    assert problem.what == "there is no option cupz in [DEFAULT] in this release"
    assert problem.hint == "did you mean cups?"


def test_a_misspelt_section_is_told_once_with_the_nearest(check):
    problem = check("[kettel]\nminutes = 1\nfilters = a").problem
    assert problem.where == "page.md:3"
    assert problem.what == "there is no section [kettel] in this release"
    assert problem.hint == "did you mean [kettle]?"


def test_an_option_of_another_section_is_told_with_it(check):
    problem = check("[DEFAULT]\nminutes = 1").problem
    assert problem.hint == "it belongs to [kettle]"


def test_a_nearly_right_option_of_another_section_is_told_with_it(check):
    problem = check("[DEFAULT]\nminuts = 1").problem
    assert problem.hint == "did you mean [kettle] minutes?"


def test_a_value_of_another_type_is_told_at_its_line(check):
    assert check("[kettle]\nfilters = a\nminutes = two").said == [
        "5: [kettle] minutes cannot be 'two': could not convert string to float: 'two'"
    ]


@pytest.mark.parametrize("value", ["...", "$cups", "${state_path}/cups"])
def test_a_value_that_is_elided_or_put_in_later_is_not_judged(check, value):
    assert check(f"[DEFAULT]\ncups = {value}").said == []


def test_a_deprecated_option_is_told_with_the_reason(check):
    assert check("[kettle]\nwhistle = loud").said == [
        "4: [kettle] whistle is deprecated: Too loud."
    ]


def test_an_old_name_is_told_with_the_new_one(check):
    problem = check("[DEFAULT]\nkettle-minutes = 1").problem
    assert problem.what == "[DEFAULT] kettle-minutes is deprecated: it has another name"
    assert problem.hint == "write [kettle] minutes"


def test_an_option_may_be_spelt_with_hyphens(check):
    assert check("[DEFAULT]\nstate-path = /tea\n").said == []


def test_a_section_other_than_the_default_may_be_in_capitals(check):
    assert check("[Kettle]\nminutes = 1").said == []


def test_an_option_that_stands_twice_is_told(check):
    assert check("[DEFAULT]\ncups = 1\ncups = 2").said == [
        "5: [DEFAULT] cups stands twice"
    ]


def test_an_option_of_several_values_may_stand_twice(check):
    assert check("[kettle]\nfilters = a\nfilters = b").said == []


def test_every_fault_is_told(check):
    said = check("[DEFAULT]\ncupz = 1\ncups = x\n[pot]\na = 1").said
    assert [line.split(":")[0] for line in said] == ["4", "5", "6"]


def test_options_of_a_library_that_the_package_requires_are_known(check):
    assert check("[leaves]\ncolour = green").said == []


def test_a_back_end_has_the_options_of_the_defaults(check):
    said = check("[DEFAULT]\nenabled_backends = a, b\n[b]\npot_driver = x\n[c]").said
    assert said == ["7: there is no section [c] in this release"]


def test_a_back_end_may_be_named_by_another_block_of_the_page(check):
    assert check("[DEFAULT]\nenabled_backends = a", "[a]\npot_driver = x").said == []


def test_a_misspelt_option_of_a_back_end_is_told(check):
    page = "[DEFAULT]\nenabled_backends = a\n[a]\npot_drivr = x"
    assert check(page).problem.hint == "did you mean pot_driver?"


def test_a_package_that_is_not_installed_is_told_in_one_line(check):
    said = check("[DEFAULT]", package="coffee").said
    assert said == ["1: the package coffee is not installed"]


def test_a_package_without_lists_is_told(check):
    assert check("[DEFAULT]\na = 1", package="provedocs").said == [
        "1: the package provedocs lists no options (oslo.config.opts)"
    ]


def test_lists_are_read_once_for_each_version(check, prove):
    check("[DEFAULT]\ncups = 1")
    [table] = (prove.root / "build/options").glob("teahouse-1.0-*.json")
    before = table.stat().st_mtime_ns
    check("[DEFAULT]\ncups = 1")
    assert table.stat().st_mtime_ns == before


def test_options_go_with_ini_only(prove):
    from provedocs.blocks import find_blocks

    scan = find_blocks('<!-- prove: options="tea" -->\n```json\n{}\n```\n', "page.md")
    assert scan.problems[0].what == "options= does nothing for json: ini"


def test_a_value_goes_on_in_indented_lines():
    text = "[a]\nb = 1,\n    2\n\nc = 3"
    assert read_settings(text)[1:] == [
        Setting("a", "b", "1,\n2", 2),
        Setting("a", "c", "3", 5),
    ]


def test_quotes_around_a_value_are_not_part_of_it():
    assert read_settings("[a]\nb = 'x'")[1].value == "x"


UNREADABLE = {
    "no section": ("a = 1", 1),
    "no setting": ("[a]\n\nb", 3),
    "no end of a section": ("[a]\n[b\nc = 1", 2),
    "no name of a section": ("[]", 1),
    "no option to go on with": ("[a]\n  b", 2),
    "an option that a comment has ended": ("[a]\nb = 1\n# c\n  2", 4),
}


@pytest.mark.parametrize(("text", "line"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_ini_is_told_at_its_line(text, line):
    with pytest.raises(IniError) as caught:
        read_settings(text)
    assert caught.value.line == line


def test_a_block_that_is_no_ini_is_told_at_its_line(check):
    [said] = check("[DEFAULT]\ncups").said
    assert said.startswith("4: this is no INI that can be read: ")


def release(package: str) -> str:
    """Return *package*, or skip the test where the services are not installed."""
    pytest.importorskip(package, reason="requirements/openstack.txt has it")
    return package


REAL = {
    "cinder": ("[DEFAULT]\nenabled_backends = fc1\n[fc1]\nvolume_driver = a.B", []),
    "a misspelt option of cinder": (
        "[DEFAULT]\nenabled_backend = fc1",
        ["4: there is no option enabled_backend in [DEFAULT] in this release"],
    ),
    "a type of cinder": (
        "[DEFAULT]\nosapi_volume_workers = two",
        ["4: [DEFAULT] osapi_volume_workers cannot be 'two': invalid literal ..."],
    ),
    "a choice of cinder": (
        "[DEFAULT]\nauth_strategy = keyston",
        ["4: [DEFAULT] auth_strategy cannot be 'keyston': Valid values are ..."],
    ),
    "a library of cinder": ("[database]\nconnection = sqlite://", []),
    "how cinder asks keystone": (
        "[keystone_authtoken]\nauth_type = password\nusername = cinder",
        [],
    ),
    "how cinder cannot ask keystone": (
        "[keystone_authtoken]\nauth_type = token\nusername = cinder",
        ["5: there is no option username in [keystone_authtoken] in this release"],
    ),
}


@pytest.mark.parametrize(("text", "told"), REAL.values(), ids=REAL)
def test_cinder_judges_its_own_configuration(check, text, told):
    said = check(text, package=release("cinder")).said
    assert len(said) == len(told)
    assert all(map(agree, told, said))


def test_keystone_judges_its_own_configuration(check):
    said = check("[token]\nprovidr = fernet", package=release("keystone")).said
    assert said == ["4: there is no option providr in [token] in this release"]


def test_nova_judges_its_own_configuration(check):
    said = check("[DEFAULT]\ncompute_drivr = x", package=release("nova")).said
    assert said == ["4: there is no option compute_drivr in [DEFAULT] in this release"]


TEMPEST = {
    "what is there": (
        "[service_available]\ncinder = true\n[volume]\ncatalog_type = block-storage",
        "",
    ),
    "a section": (
        "[volumes]\nbuild_timeout = 3",
        "3: there is no section [volumes] in this release (did you mean [volume]?)",
    ),
    "an option": (
        "[service_available]\ncindr = true",
        "4: there is no option cindr in [service_available] in this release"
        " (did you mean cinder?)",
    ),
    "a type": (
        "[volume]\nbuild_timeout = soon",
        "4: [volume] build_timeout cannot be 'soon': ... (its type is Integer)",
    ),
    "what is deprecated": (
        "[identity]\nuri = http://127.0.0.1/v2",
        "4: [identity] uri is deprecated: ... (leave it out)",
    ),
    "what has another name": (
        "[scenario]\nqcow2_img_file = a.img",
        "4: [scenario] qcow2_img_file is deprecated: it has another name"
        " (write [scenario] img_file)",
    ),
}


@pytest.mark.parametrize(("text", "told"), TEMPEST.values(), ids=TEMPEST)
def test_tempest_judges_its_own_configuration(check, text, told):
    proved = check(text, package=release("tempest"))
    pairs = zip(proved.said, proved.problems, strict=True)
    said = "".join(f"{line} ({problem.hint})" for line, problem in pairs)
    assert agree(told, said), said
