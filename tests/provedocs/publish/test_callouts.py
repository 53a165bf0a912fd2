"""Admonitions in the Markdown copies of pages."""

from textwrap import dedent

import pytest

from provedocs.publish.callouts import quoted
from provedocs.publish.copies import lines_of_code

CASES = {
    "its title comes first, then what it holds": (
        """\
        !!! quote "Then (2013)"
            The old post said so.

        It was so.
        """,
        """\
        > **Then (2013)**
        >
        > The old post said so.

        It was so.
        """,
    ),
    "one without a title has its kind's": (
        "!!! note\n    Look.\n",
        "> **Note**\n>\n> Look.\n",
    ),
    "blank lines and code stay in it": (
        """\
        ??? success "One answer"
            ```python
            if True:
                pass

            !!! no admonition
            ```

        Done.
        """,
        """\
        > **One answer**
        >
        > ```python
        > if True:
        >     pass
        >
        > !!! no admonition
        > ```

        Done.
        """,
    ),
    "one in another is a quote in a quote": (
        """\
        !!! note "Outer"
            Words.

            ???+ tip "Inner"
                More.
        """,
        """\
        > **Outer**
        >
        > Words.
        >
        > > **Inner**
        > >
        > > More.
        """,
    ),
    "one in a list stays there": (
        "1. First\n\n    !!! note\n        Look.\n",
        "1. First\n\n    > **Note**\n    >\n    > Look.\n",
    ),
    "one that is shown as code is left as it is": (
        "```markdown\n!!! note\n    Look.\n```\n",
        "```markdown\n!!! note\n    Look.\n```\n",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_admonition_is_a_quote(case) -> None:
    page, copy = map(dedent, CASES[case])
    lines = quoted(page.split("\n"), lines_of_code(page))
    assert "\n".join(lines) == copy
