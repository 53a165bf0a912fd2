"""Style sheets that hold no more than a site asks for."""

from pathlib import Path

import pytest

from provedocs.publish.trimming import trim_styles

ROOT = Path(__file__).parents[3]
CSS = """\
:root{--ink:#000;--spare:#111}
.shown{color:var(--ink)}
.opened{color:red}
.never{color:blue}
/* what is said of it */
"""


@pytest.fixture
def trimmed(tmp_path: Path) -> Path:
    """Return a site with one sheet, trimmed: a page shows, a script opens."""
    sheets = tmp_path / "assets/stylesheets"
    sheets.mkdir(parents=True)
    (sheets / "main.0a1b2c3d.min.css").write_text(CSS)
    (tmp_path / "assets/open.js").write_text('box.classList.add("opened")')
    link = '<link rel="stylesheet" href="assets/stylesheets/main.0a1b2c3d.min.css">'
    (tmp_path / "index.html").write_text(f'{link}<p class="shown">Here</p>')
    assert trim_styles(tmp_path, ROOT)
    return tmp_path


def sheet(site: Path) -> Path:
    [found] = (site / "assets/stylesheets").iterdir()
    return found


@pytest.mark.parametrize("kept", [".shown", ".opened", "--ink:"])
def test_what_a_page_or_a_script_asks_for_stays(trimmed, kept: str) -> None:
    assert kept in sheet(trimmed).read_text()


@pytest.mark.parametrize("gone", [".never", "--spare", "what is said"])
def test_what_nothing_asks_for_goes(trimmed, gone: str) -> None:
    assert gone not in sheet(trimmed).read_text()


def test_a_trimmed_sheet_has_a_new_name_which_pages_know(trimmed) -> None:
    name = sheet(trimmed).name
    assert name != "main.0a1b2c3d.min.css"
    assert name in (trimmed / "index.html").read_text()


def test_without_its_tool_a_sheet_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "assets/stylesheets").mkdir(parents=True)
    whole = tmp_path / "assets/stylesheets/main.0a1b2c3d.min.css"
    whole.write_text(CSS)
    assert not trim_styles(tmp_path, tmp_path)
    assert whole.read_text() == CSS
