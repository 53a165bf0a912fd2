"""``pytest --prove-update`` rewrites pages, and what it refuses to rewrite."""

import pytest

from provedocs.blocks import find_blocks

WRONG = """
    # A page

    ```python
    print(1)
    #> 2
    print("a\\nb")
    ```

    - in a list

        ```console
        $ echo a
        b
        ```

    > ```pycon
    > >>> 1 + 1
    > ```

    ```bash
    echo a
    ```

    ```text
    c
    ```
"""
RIGHT = """# A page

```python
print(1)
#> 1
print("a\\nb")
#> a
#> b
```

- in a list

    ```console
    $ echo a
    a
    ```

> ```pycon
> >>> 1 + 1
> 2
> ```

```bash
echo a
```

```text
a
```
"""


def test_pages_are_made_to_show_what_happened(project):
    page = project.page(WRONG)
    assert project.run("docs", "--prove-update").ret == 0
    assert page.read_text() == RIGHT


def test_an_updated_page_is_proved(project):
    project.page(WRONG)
    project.run("docs", "--prove-update")
    project.run("docs").assert_outcomes(passed=5)


def test_an_update_after_an_update_changes_nothing(project):
    page = project.page(WRONG)
    project.run("docs", "--prove-update")
    before = page.stat().st_mtime_ns
    result = project.run("docs", "--prove-update")
    assert page.stat().st_mtime_ns == before
    result.stdout.fnmatch_lines(["5 blocks: 5 run; 100 % accounted for"])


def test_an_update_shows_what_it_changed(project):
    project.page(WRONG)
    result = project.run("docs", "--prove-update")
    result.stdout.fnmatch_lines(["--- docs/p.md", "-#> 2", "+#> 1"])


def test_an_update_by_two_processes_is_the_same(project):
    pages = [project.page(WRONG, f"p{n}.md") for n in range(4)]
    assert project.run_apart("docs", "--prove-update", "-n", "2").ret == 0
    assert [page.read_text() for page in pages] == [RIGHT] * 4


def test_an_update_in_random_order_is_the_same(project):
    page = project.page(WRONG)
    project.run_apart("docs", "--prove-update", "--randomly-seed=7")
    assert page.read_text() == RIGHT


def test_an_update_of_one_block_changes_that_block_alone(project):
    page = project.page(WRONG)
    [_, console, *_] = find_blocks(page.read_text(), "docs/p.md").blocks
    project.run(console.id, "--prove-update")
    assert "$ echo a\n    a\n" in page.read_text()
    assert "#> 2" in page.read_text()


def test_an_update_keeps_the_line_ends_of_a_page(project):
    page = project.page(WRONG)
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert project.run("docs", "--prove-update").ret == 0
    assert page.read_bytes() == RIGHT.replace("\n", "\r\n").encode()


def test_an_update_keeps_a_mark_of_byte_order(project):
    page = project.page(WRONG)
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes())
    project.run("docs", "--prove-update")
    assert page.read_bytes() == b"\xef\xbb\xbf" + RIGHT.encode()


def test_what_no_answer_can_mend_still_fails(project):
    page = project.page("# A\n\n```python\nprint(1)\n```\n\n```python\n1 / 0\n```\n")
    result = project.run("docs", "--prove-update")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.assert_outcomes(passed=1, failed=1)
    assert "#> 1" in page.read_text()


def test_a_page_that_changed_meanwhile_is_left_alone(project):
    page = project.page(WRONG)
    project.conftest("""
        import pathlib

        def pytest_collection_finish(session):
            with pathlib.Path("docs/p.md").open("a") as page:
                page.write("More.")
    """)
    before = page.read_text()
    result = project.run("docs", "--prove-update")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert page.read_text() == f"{before}More."
    result.stdout.fnmatch_lines(["docs/p.md:3: this page changed while it was proved*"])


def test_output_that_holds_a_fence_is_not_written_into_a_short_one(project):
    page = project.page("# A\n\n```console\n$ printf '%s\\n' '```'\n```\n")
    before = page.read_text()
    result = project.run("docs", "--prove-update")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert page.read_text() == before
    result.stdout.fnmatch_lines(
        ["docs/p.md:3: what this block would show holds a fence*"]
    )


def test_output_that_holds_a_fence_is_written_into_a_longer_one(project):
    page = project.page("# A\n\n````console\n$ printf '%s\\n' '```'\n````\n")
    assert project.run("docs", "--prove-update").ret == 0
    assert page.read_text().endswith("'```'\n```\n````\n")


def test_what_could_not_be_written_is_not_counted_as_updated(project):
    project.page("# A\n\n```console\n$ printf '%s\\n' '```'\n```\n")
    result = project.run("docs", "--prove-update")
    result.stdout.fnmatch_lines(["1 block: 1 not proved; 0 % accounted for"])


@pytest.mark.parametrize(
    "block",
    ["```console\n$ echo '$ x'\n```\n", '```pycon\n>>> print(">>> x")\n```\n'],
    ids=["console", "pycon"],
)
def test_output_that_would_be_typed_next_time_is_not_written(project, block):
    page = project.page(f"# A\n\n{block}")
    before = page.read_text()
    result = project.run("docs", "--prove-update")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    assert page.read_text() == before
    result.stdout.fnmatch_lines(["*it looks like something to type*"])


def test_a_run_without_the_flag_changes_nothing(project):
    page = project.page(WRONG)
    before = page.read_bytes()
    project.run("docs")
    assert page.read_bytes() == before


def test_a_block_that_is_to_be_updated_has_no_proof_yet(project):
    project.page("# A\n\n```python\nprint(1)\n```\n")
    project.run("docs", "--prove-update")
    assert "docs/p.md::a/1" not in (project.root / "build/proof.json").read_text()
