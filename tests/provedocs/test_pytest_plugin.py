"""What a project sees of provedocs through pytest."""

import json
from textwrap import dedent

import pytest

from provedocs.leanings import digest_of
from provedocs.record import read_record

PAGE = """
    # A page

    ```python
    a = 1
    ```

    ## First run

    ```python
    print(a)
    #> 1
    ```

    ```console
    $ echo a
    a
    ```
"""
BROKEN = PAGE.replace("#> 1", "#> 2")


def ids(result: pytest.RunResult) -> list[str]:
    return [line for line in result.outlines if "::" in line]


def test_a_block_is_known_by_its_heading(project):
    project.page(PAGE)
    result = project.run("--collect-only", "-q", "docs/p.md")
    names = ["a-page/1", "first-run/1", "first-run/2"]
    assert ids(result) == [f"docs/p.md::{name}" for name in names]


def test_a_block_keeps_its_id_when_lines_are_added_above(project):
    project.page(PAGE)
    before = ids(project.run("--collect-only", "-q", "docs/p.md"))
    project.page(PAGE.replace("# A page", "# A page\n\n    Words.\n"))
    assert ids(project.run("--collect-only", "-q", "docs/p.md")) == before


def test_pages_that_hold_pass(project):
    project.page(PAGE)
    result = project.run("docs")
    assert result.ret == 0
    result.assert_outcomes(passed=3)


def test_a_block_run_alone_proves_those_above_it_first(project):
    project.page(PAGE)
    result = project.run("docs/p.md::first-run/1")
    result.assert_outcomes(passed=1)


def test_a_verbose_run_names_each_block_by_its_id(project):
    project.page(PAGE)
    result = project.run("-v", "docs")
    result.stdout.fnmatch_lines(["docs/p.md::first-run/1 PASSED*"])


@pytest.mark.parametrize(
    ("word", "count"), [("console", 1), ("python", 2), ("first-run", 2), ("p.md", 3)]
)
def test_blocks_are_chosen_by_language_heading_and_page(project, word, count):
    project.page(PAGE)
    project.run("docs", "-k", word).assert_outcomes(passed=count, deselected=3 - count)


def test_blocks_are_right_in_random_order(project):
    project.page(PAGE)
    project.page(PAGE, "q.md")
    for seed in ("1", "2"):
        result = project.run_apart(f"--randomly-seed={seed}", "docs")
        result.assert_outcomes(passed=6)


def test_random_order_keeps_the_blocks_of_a_page_together(project):
    for name in ("p.md", "q.md", "r.md"):
        project.page(PAGE, name)
    shown = project.run_apart("--randomly-seed=1", "docs").stdout.str()
    assert [shown.count(f"docs/{name} ") for name in ("p.md", "q.md", "r.md")] == [
        1
    ] * 3


def test_blocks_are_right_when_two_processes_share_them(project):
    project.page(PAGE)
    project.page(BROKEN, "q.md")
    result = project.run_apart("-n", "2", "docs")
    result.assert_outcomes(passed=5, failed=1)
    result.stdout.fnmatch_lines(["*6 blocks: 5 run, 1 not proved*"])


def test_a_project_that_names_no_pages_has_its_own_tests_alone(project):
    project.settings(pages="")
    project.page(BROKEN)
    (project.root / "test_own.py").write_text("def test_own():\n    pass\n")
    result = project.run()
    result.assert_outcomes(passed=1)
    assert "provedocs ==" not in result.stdout.str()


def test_a_file_that_is_no_page_is_not_collected(project):
    (project.root / "other").mkdir()
    (project.root / "other" / "p.md").write_text(dedent(BROKEN))
    project.page(PAGE)
    project.run("docs", "other").assert_outcomes(passed=3)


def test_a_page_may_be_named_alone(project):
    project.settings(pages='provedocs_pages = ["README.md"]')
    (project.root / "README.md").write_text(dedent(PAGE).removeprefix("\n"))
    project.run().assert_outcomes(passed=3)


def test_update_mode_asks_for_pages(project):
    project.settings(pages="")
    result = project.run("--prove-update")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*--prove-update: name the pages in provedocs_pages*"])


def test_a_setting_that_is_no_number_is_told(project):
    project.settings('provedocs_timeout = "soon"')
    result = project.run()
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*provedocs_timeout: 'soon' is no number*"])


def test_the_time_that_a_block_may_take_is_a_setting(project):
    project.settings('provedocs_timeout = "0.2"')
    project.page("# A\n\n```python\nwhile True: pass\n```\n")
    result = project.run("docs")
    result.stdout.fnmatch_lines(["docs/p.md:4: this block does not end within 0.2*"])


def test_a_failure_is_told_as_the_pages_problem(project):
    project.page(BROKEN)
    result = project.run("docs")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(
        [
            "*docs/p.md: first-run/1*",
            "docs/p.md:11: wrong: something else was printed",
            "  expected: 2",
            "  got:      1",
            "  hint:     *",
            "FAILED docs/p.md::first-run/1*",
        ]
    )


def test_a_failure_shows_no_frame_of_ours(project):
    project.page("# A\n\n```python\ndef f():\n    1 / 0\nf()\n```\n")
    told = project.run("docs").stdout.str()
    assert "nodes.py" not in told
    assert "Unproved" not in told
    assert "Traceback" not in told


def test_what_a_block_writes_is_not_mixed_with_what_pytest_writes(project):
    project.page(
        "# A\n\n```python\nimport sys\nprint('at', 'stderr', file=sys.stderr)\n```\n"
    )
    result = project.run_apart("-s", "docs")
    assert "at stderr" not in result.stdout.str() + result.stderr.str()


def test_a_page_that_cannot_be_read_fails(project):
    project.page("# A\n\n```python\nx = 1\n")
    result = project.run("docs")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["docs/p.md:3: this fence is never closed"])


def test_the_summary_counts_blocks_by_status(project):
    (project.root / "file.txt").write_text("a\n")
    project.page("""
        # A

        ```python
        x = 1
        ```

        ```json
        {}
        ```

        <!-- prove: same="file.txt" -->
        ```text
        a
        ```
    """)
    result = project.run("docs")
    told = "3 blocks: 1 run, 1 checked, 1 same; 100 % accounted for"
    result.stdout.fnmatch_lines([told])


SHOWN = '# A\n\n<!-- prove: shown="a sketch" -->\n```text\na\n```\n'


def test_more_shown_blocks_than_the_budget_fail_the_run(project):
    project.page(SHOWN)
    result = project.run("docs")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(
        ["100.0 % of the blocks are only shown*", "*docs/p.md::a/1: a sketch"]
    )


def test_shown_blocks_within_the_budget_pass(project):
    project.settings('provedocs_shown_budget = "100"')
    project.page(SHOWN)
    assert project.run("docs").ret == 0


def test_the_budget_is_for_the_whole_and_not_for_a_part_of_it(project):
    project.page(SHOWN)
    project.page(PAGE, "q.md")
    assert project.run("docs/p.md").ret == 0


def test_a_skipped_block_fails_the_run(project):
    project.page(PAGE)
    project.conftest("""
        import pytest

        def pytest_collection_modifyitems(items):
            items[0].add_marker(pytest.mark.skip(reason="later"))
    """)
    result = project.run("docs")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["not proved, but skipped: docs/p.md::a-page/1"])


def test_what_was_proved_is_recorded(project):
    project.page(BROKEN)
    project.run("docs")
    record = json.loads((project.root / "build" / "proof.json").read_text())
    assert "docs/p.md::a-page/1" in str(record)
    assert "docs/p.md::first-run/1" not in str(record)


FIXTURES = """
    import pathlib
    import pytest

    @pytest.fixture
    def server():
        return "http://127.0.0.1:8776"

    @pytest.fixture
    def port():
        return 8776

    @pytest.fixture
    def folder(tmp_path):
        return tmp_path

    @pytest.fixture
    def settings():
        return {"a": [1, None]}

    @pytest.fixture
    def connection():
        return object()

    @pytest.fixture
    def home():
        return "/nowhere"

    @pytest.fixture
    def broken():
        raise ValueError("no server")
"""


def needing(names: str, language: str, code: str) -> str:
    return f'# A\n\n<!-- prove: needs="{names}" -->\n```{language}\n{code}\n```\n'


def test_a_block_finds_the_values_of_the_fixtures_it_needs(project):
    project.conftest(FIXTURES)
    code = "print(server, settings)\n#> http://127.0.0.1:8776 {'a': [1, None]}"
    project.page(needing("server, settings", "python", code))
    project.run("docs").assert_outcomes(passed=1)


def test_blocks_below_find_the_values_too(project):
    project.conftest(FIXTURES)
    page = needing("port", "python", "x = 1")
    project.page(f"{page}\n```python\nprint(port)\n#> 8776\n```\n")
    project.run("docs").assert_outcomes(passed=2)


def test_a_session_finds_the_values_as_variables(project):
    project.conftest(FIXTURES)
    code = "$ echo $SERVER $PORT; test -d $FOLDER; echo ${SETTINGS-none}"
    answer = "http://127.0.0.1:8776 8776\nnone"
    project.page(
        needing("server, port, folder, settings", "console", f"{code}\n{answer}")
    )
    project.run("docs").assert_outcomes(passed=1)


def test_a_script_finds_the_values_as_variables(project):
    project.conftest(FIXTURES)
    page = needing("port", "bash", "echo $PORT")
    project.page(f"{page}\n```text\n8776\n```\n")
    project.run("docs").assert_outcomes(passed=2)


def test_a_value_never_replaces_a_variable_of_the_page(project):
    project.conftest(FIXTURES)
    project.page(needing("home", "console", "$ echo $HOME\n/home/reader"))
    project.run("docs").assert_outcomes(passed=1)


def test_a_fixture_that_there_is_not_is_told_with_a_near_one(project):
    project.conftest(FIXTURES)
    project.page(needing("serve", "python", "x = 1"))
    result = project.run("docs")
    result.stdout.fnmatch_lines(
        ["docs/p.md:3: there is no fixture 'serve'", "*did you mean server?"]
    )


def test_a_fixture_that_there_is_not_is_told_once(project):
    project.conftest(FIXTURES)
    need = '<!-- prove: needs="serve" -->\n'
    blocks = ["x = 1", "print(serve)\n#> 1", "print(x)\n#> 1", "print(serve)\n#> 1"]
    fences = [f"```python\n{code}\n```\n" for code in blocks]
    project.page("# A\n\n" + "\n".join([fences[0], need + fences[1], *fences[2:]]))
    result = project.run("docs")
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        [
            "docs/p.md:7: there is no fixture 'serve'",
            "docs/p.md:19: NameError: name 'serve' is not defined",
            "*this page is broken first at docs/p.md:7: mend that block first",
        ]
    )
    assert result.stdout.str().count("there is no fixture") == 2  # and the summary


def test_a_value_that_cannot_leave_pytest_is_told(project):
    project.conftest(FIXTURES)
    project.page(needing("connection", "python", "x = 1"))
    result = project.run("docs")
    result.stdout.fnmatch_lines(
        ["docs/p.md:3: the fixture 'connection' gives a object*"]
    )


def test_a_fixture_that_fails_is_told_as_such(project):
    project.conftest(FIXTURES)
    project.page(needing("broken", "python", "x = 1"))
    result = project.run("docs")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*ValueError: no server"])
    assert "nodes.py" not in result.stdout.str()
    assert "fixtures.py" not in result.stdout.str()


def test_every_block_of_a_page_with_fixtures_is_proved_once(project):
    project.conftest(FIXTURES)
    page = needing(
        "folder",
        "python",
        "with (folder / 'a').open('a') as file:\n    n = file.write('a')",
    )
    check = "print((folder / 'a').read_text())\n#> a"
    project.page(f"{page}\n```python\n{check}\n```\n")
    project.run("docs").assert_outcomes(passed=2)


def leanings_of(project) -> dict[str, dict[str, str]]:
    proofs = read_record(project.root / "build" / "proof.json")
    return {name: proof.leanings for name, proof in proofs.items()}


def test_a_proof_remembers_the_code_that_pages_can_import(project):
    project.settings('pythonpath = ["lib"]')
    (project.root / "lib").mkdir()
    project.page(PAGE)
    project.run("docs")
    known = {"lib": digest_of(project.root / "lib")}
    assert list(leanings_of(project).values()) == [known] * 3


def test_a_part_of_the_pages_leaves_the_others_on_the_code_they_had(project):
    project.settings('pythonpath = ["lib"]')
    (project.root / "lib").mkdir()
    project.page(PAGE)
    project.page(PAGE, "q.md")
    project.run_apart("docs", "-n", "2")
    before = leanings_of(project)
    (project.root / "lib" / "a.py").write_text("")
    project.run("docs/p.md::first-run/1")
    now = {"lib": digest_of(project.root / "lib")}
    assert leanings_of(project) == before | {"docs/p.md::first-run/1": now}
    assert now not in before.values()
