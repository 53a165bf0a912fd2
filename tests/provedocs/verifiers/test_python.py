"""Python blocks: what each statement prints, and what a block raises."""

import pytest


def test_a_wrong_answer_is_told_with_what_was_expected_and_got(prove):
    problem = prove.python("print(1)\n#> 2").problem
    assert (problem.expected, problem.got) == ("2", "1")


def test_each_wrong_answer_of_a_block_is_told(prove):
    said = prove.python("print(1)\n#> 2\nprint(3)\n#> 3\nprint(5)\n#> 4").said
    assert [line.split(":")[0] for line in said] == ["3", "7"]


def test_an_answer_apart_from_its_statement_is_told_where_it_belongs(prove):
    hint = prove.python("print(1)\n\n#> 1").problems[1].hint
    assert "right under the one that prints" in hint


def test_what_a_function_from_above_prints_belongs_to_its_call(prove):
    proved = prove.python("def f():\n    print(1)", "f()\n#> 1")
    assert proved.statuses == ["run", "run"]


def test_output_below_a_block_without_answers_is_shown_by_a_text_block(prove):
    page = """
        ```python
        print(1)
        print(2)
        ```

        ```text
        1
        2
        ```
    """
    assert prove(page).statuses == ["run", "run"]


def test_a_block_that_replaces_the_output_for_good_is_told(prove):
    proved = prove.python("import sys\nsys.stdout = None", "print(1)\n#> 1")
    assert proved.said == ["1: this block leaves sys.stdout replaced"]


def test_a_block_in_a_list_has_its_lines(prove):
    page = """
        - a list

            ```python
            print(1)
            #> 2
            ```
    """
    assert prove(page).said == ["5: wrong: something else was printed"]


def test_a_block_in_a_quote_has_its_lines(prove):
    page = """
        > ```python
        > x =
        > ```
    """
    assert prove(page).said == ["2: SyntaxError: invalid syntax"]


def test_an_error_in_a_helper_from_above_is_told_with_the_way_to_it(prove):
    proved = prove.python("def f():\n    1 / 0", "x = 1\nf()")
    assert proved.problem.where == "page.md:8"
    assert proved.problem.got == "page.md:8 in <module>\npage.md:3 in f"


def test_the_steps_of_a_recursion_are_told_once(prove):
    got = prove.python("def f():\n    f()\nf()").problem.got
    assert "page.md:3 in f, " in got
    assert got.count("\n") == 1


def test_a_long_way_to_an_error_is_cut(prove):
    steps = "\n".join(f"def f{n}(): f{n + 1}()" for n in range(30))
    got = prove.python(f"{steps}\ndef f30(): 1 / 0\nf0()").problem.got
    assert len(got.split("\n")) == 13


def test_an_error_in_a_module_of_the_project_is_told_with_the_way_to_it(prove):
    (prove.root / "helper_module.py").write_text("def f():\n    1 / 0\n")
    problem = prove.python("import helper_module\nhelper_module.f()").problem
    assert problem.where == "page.md:3"
    assert problem.got == "page.md:3 in <module>\nhelper_module.py:2 in f"


ASSERTS = {
    "two sides": ("a, b = 1, 2\nassert a == b", "a is 1\nb is 2"),
    "one is a constant": ("a = 1\nassert a == 2", "a is 1"),
    "a name": ("a = []\nassert a", "a is []"),
    "negated": ("a = 1\nassert not a", "not a is False"),
    "several": ("a = 2\nassert 0 < a < 1", "a is 2"),
    "with a message": ('a = 1\nassert a == 2, "no"', "a is 1"),
    "several lines": ("a = 1\nassert (\n    a ==\n    2\n)", "a is 1"),
    "a harmless call": ("a = [1]\nassert len(a) == 2", "len(a) is 1"),
    "a call with an effect": ("a = [1]\nassert a.pop() == 2", None),
    "long": ('a = "x" * 999\nassert a == ""', f"a is '{'x' * 199}..."),
    "a repr that fails": (
        "class A:\n    def __repr__(self): 1 / 0\na = A()\nassert a == 1",
        None,
    ),
}


@pytest.mark.parametrize(("code", "got"), ASSERTS.values(), ids=ASSERTS)
def test_a_failed_assert_is_told_with_its_values(prove, code, got):
    assert prove.python(code).problem.got == got


def test_a_failed_assert_in_a_quote_is_told_with_its_values(prove):
    page = """
        > ```python
        > a = 1
        > assert a == 2
        > ```
    """
    assert prove(page).problem.got == "a is 1"


def test_functions_of_a_page_show_their_source(prove):
    page = """
        > ```python
        > import inspect
        > def f():
        >     return 1
        > print(inspect.getsource(f))
        > #> def f():
        > #>     return 1
        > #>
        > ```
    """
    assert prove(page).said == []


def test_blocks_share_one_namespace(prove):
    assert prove.python("a = 1", "print(a)\n#> 1").said == []


def test_the_namespace_is_that_of_a_main_module(prove):
    code = """
        import __main__
        print(__name__, vars(__main__) is globals())
        #> __main__ True
    """
    assert prove.python(code).said == []


def test_classes_of_a_page_can_be_pickled(prove):
    code = """
        import pickle
        class A: ...
        print(type(pickle.loads(pickle.dumps(A()))) is A)
        #> True
    """
    assert prove.python(code).said == []


def test_top_level_await_works_in_one_loop_across_blocks(prove):
    first = """
        import asyncio
        loop, q = asyncio.get_running_loop(), asyncio.Queue()
        await q.put(1)
    """
    second = """
        print(await q.get(), loop is asyncio.get_running_loop())
        #> 1 True
    """
    assert prove.python(first, second).said == []


def test_asyncio_run_works_beside_top_level_await(prove):
    code = "import asyncio\nasync def f():\n    print(1)\n    #> 1\nasyncio.run(f())"
    assert prove.python("import asyncio\nawait asyncio.sleep(0)", code).said == []


def test_an_error_in_a_coroutine_is_told_at_its_line(prove):
    said = prove.python("async def f():\n    1 / 0\nawait f()").said
    assert said == ["3: ZeroDivisionError: division by zero"]


def test_sys_exit_leaves_what_the_block_did(prove):
    proved = prove.python("import sys\na = 1\nsys.exit()", "print(a)\n#> 1")
    assert proved.said == ["4: SystemExit"]


def test_a_page_broken_first_is_named_by_what_fails_below(prove):
    proved = prove.python("1 / 0", "x = 1", "print(y)")
    first = "this page is broken first at page.md:2: mend that block first"
    assert [problem.hint for problem in proved.problems] == ["", first]


def test_a_block_below_a_broken_one_is_still_proved(prove):
    assert prove.python("1 / 0", "print(1)\n#> 1").statuses == ["", "run"]


def test_data_below_a_broken_block_has_its_own_story(prove):
    page = """
        ```python
        1 / 0
        ```

        ```json
        {
        ```
    """
    assert "broken first" not in prove(page).problems[1].hint
