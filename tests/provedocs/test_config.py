"""The Markdown extensions that a project's ``mkdocs.yml`` names."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from pymdownx.superfences import fence_div_format

from provedocs.config import MATERIAL, ConfigError, read_extensions


def project(root: Path, extensions: str, name: str = "mkdocs.yml") -> Path:
    """Return *root*, where a site has the *extensions*, written as YAML."""
    text = f"site_name: Tea\nmarkdown_extensions:{extensions}\n"
    (root / name).write_text(text, encoding="utf-8")
    return root


def snippets(root: Path, base_path: str, more: str = "") -> list[str]:
    extensions = f"\n  - pymdownx.snippets: {{base_path: {base_path}}}{more}"
    read = read_extensions(project(root, extensions))
    return [
        str(Path(p).relative_to(root)) for p in read["pymdownx.snippets"]["base_path"]
    ]


def test_without_a_file_there_are_those_that_material_is_used_with(tmp_path):
    read = read_extensions(tmp_path)
    assert read["pymdownx.superfences"] == {}
    assert set(MATERIAL) < set(read)
    assert {"toc", "tables", "fenced_code"} < set(read)


def test_the_ones_that_mkdocs_builds_in_come_first(tmp_path):
    read = read_extensions(project(tmp_path, " [admonition]"))
    assert list(read) == ["toc", "tables", "fenced_code", "admonition"]


def test_a_site_may_name_none(tmp_path):
    assert set(read_extensions(project(tmp_path, ""))) == {
        "toc",
        "tables",
        "fenced_code",
    }


@pytest.mark.parametrize(
    "extensions",
    [
        "\n  - admonition\n  - toc:\n      permalink: true",
        "\n  admonition:\n  toc: {permalink: true}",
        "\n  - admonition: {}\n  - toc:\n      permalink: yes",
    ],
    ids=["a list", "a mapping", "a list of mappings"],
)
def test_options_are_read_in_every_form(tmp_path, extensions):
    read = read_extensions(project(tmp_path, extensions))
    assert (read["admonition"], read["toc"]) == ({}, {"permalink": True})


def test_a_file_may_be_called_mkdocs_yaml(tmp_path):
    project(tmp_path, " [attr_list]", name="mkdocs.yaml")
    assert "attr_list" in read_extensions(tmp_path)


def test_the_names_of_functions_are_looked_up(tmp_path):
    extensions = """
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_div_format"""
    read = read_extensions(project(tmp_path, extensions))
    [fence] = read["pymdownx.superfences"]["custom_fences"]
    assert fence["format"] is fence_div_format


def test_functions_with_arguments_are_made(tmp_path):
    extensions = """
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify
        kwds: {case: lower}"""
    slugify = read_extensions(project(tmp_path, extensions))["toc"]["slugify"]
    assert slugify("Some Title", "-") == "some-title"


@pytest.mark.parametrize(
    "tag",
    [
        "!ENV TEA",
        "!ENV [TEA, false]",
        "!ENV [TEA]",
        "!ENV [TEA, OTHER, null]",
        "!ENV COFFEE",
        "!ENV [COFFEE, TEA, x]",
        "!ENV [COFFEE, 3]",
        "!ENV [COFFEE]",
    ],
)
@pytest.mark.parametrize("value", ["true", "3", "a: b", ""])
def test_variables_are_read_as_mkdocs_reads_them(tmp_path, monkeypatch, tag, value):
    monkeypatch.setenv("TEA", value)
    monkeypatch.delenv("COFFEE", raising=False)
    extensions = f"\n  - toc: {{permalink: {tag}}}"
    root = project(tmp_path, extensions)
    [theirs] = yaml_load((root / "mkdocs.yml").read_text(), get_yaml_loader())[
        "markdown_extensions"
    ]
    assert read_extensions(root)["toc"] == theirs["toc"]


def test_a_file_inherits_from_another_key_by_key(tmp_path):
    (tmp_path / "base").mkdir()
    base = project(tmp_path / "base", "\n  admonition: {}\n  toc: {permalink: true}")
    own = "\n  toc: {toc_depth: 2}\nINHERIT: base/mkdocs.yml"
    read = read_extensions(project(tmp_path, own))
    assert read["toc"] == {"permalink": True, "toc_depth": 2}
    assert "admonition" in read
    assert read.keys() == read_extensions(base).keys()


def test_a_list_takes_the_place_of_the_one_that_is_inherited(tmp_path):
    (tmp_path / "base").mkdir()
    project(tmp_path / "base", " [admonition]")
    own = " [attr_list]\nINHERIT: base/mkdocs.yml"
    read = read_extensions(project(tmp_path, own))
    assert ("admonition" in read, "attr_list" in read) == (False, True)


@pytest.mark.parametrize(
    ("base_path", "folders"),
    [
        ("examples", ["examples"]),
        ("[examples, .]", ["examples", "."]),
        ("!relative $config_dir", ["."]),
        ("!relative $docs_dir", ["docs"]),
        ("[!relative $config_dir/a/b, !relative $docs_dir/c]", ["a/b", "docs/c"]),
    ],
)
def test_the_folders_of_snippets_are_found_from_anywhere(tmp_path, base_path, folders):
    assert snippets(tmp_path, base_path) == folders


def test_the_folder_of_the_pages_may_have_a_name_of_its_own(tmp_path):
    folders = snippets(tmp_path, "!relative $docs_dir", "\ndocs_dir: pages")
    assert folders == ["pages"]


def test_a_snippet_that_is_not_there_is_an_error_and_none_is_downloaded(tmp_path):
    options = "{check_paths: false, url_download: true}"
    read = read_extensions(project(tmp_path, f"\n  - pymdownx.snippets: {options}"))
    assert read["pymdownx.snippets"]["check_paths"] is True
    assert read["pymdownx.snippets"]["url_download"] is False
    assert read["pymdownx.snippets"]["base_path"] == [str(tmp_path)]


BROKEN = {
    "no YAML": ("a: [", "mkdocs.yml cannot be read: while parsing"),
    "tabs": ("a:\n\tb: c", "mkdocs.yml cannot be read: while scanning"),
    "no UTF-8": ("a: \udcff", "mkdocs.yml cannot be read: "),
    "no settings": ("", "mkdocs.yml holds no settings"),
    "a list": ("- a", "mkdocs.yml holds no settings"),
    "a name that is nowhere": (
        "a: !!python/name:tea.no_such_name",
        "mkdocs.yml cannot be read: while constructing",
    ),
    "an unknown tag": ("a: !tea b", "could not determine a constructor"),
    "extensions in a word": ("markdown_extensions: toc", "'toc' is no list"),
    "extensions by number": ("markdown_extensions: 3", "cannot be understood"),
    "options by number": ("markdown_extensions: [{toc: 3}]", "cannot be understood"),
    "a folder that changes": (
        'markdown_extensions: [{pymdownx.snippets: {base_path: [!relative ""]}}]',
        "write !relative $docs_dir",
    ),
    "a base that is nowhere": (
        "INHERIT: other.yml",
        "there is no other.yml to inherit from",
    ),
}


@pytest.mark.parametrize(("text", "what"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_named_with_what_to_do(tmp_path, text, what):
    (tmp_path / "mkdocs.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError) as raised:
        read_extensions(tmp_path)
    assert what in str(raised.value)
    assert "mkdocs.yml" in str(raised.value) or "other.yml" in str(raised.value)
    assert str(raised.value).endswith("mend it there: mkdocs reads the same file")


def test_this_project_is_read_as_mkdocs_reads_it():
    root = Path(__file__).parents[2]
    theirs = load_config(str(root / "mkdocs.yml"))
    ours = read_extensions(root)
    configs = theirs["mdx_configs"]
    assert set(ours) <= set(theirs["markdown_extensions"])
    assert {name: ours[name] for name in configs if name != "pymdownx.snippets"} == {
        name: dict(options)
        for name, options in configs.items()
        if name != "pymdownx.snippets"
    }
