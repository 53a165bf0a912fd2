"""What a page says of itself, and how it is told of a mistake."""

import pytest

from provedocs.front_matter import FrontMatter, read_front_matter
from provedocs.prerequisites import astray


def said(*lines: str) -> list[str]:
    text = "\n".join(["---", *lines, "---", "", "# Page", ""])
    return [str(problem) for problem in read_front_matter(text, "docs/a/b.md")[1]]


def test_a_page_without_any_says_nothing() -> None:
    assert read_front_matter("# Page\n", "a.md") == (FrontMatter(), [])


def test_prerequisites_are_found_from_the_page_with_their_lines() -> None:
    text = "---\nminutes: 3\nprerequisites:\n  - c.md\n  - ../d.md\n---\n\n# Page\n"
    front, _ = read_front_matter(text, "docs/a/b.md")
    assert front == FrontMatter({"docs/a/c.md": 4, "docs/d.md": 5}, 3)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            "minuts: 3",
            "nothing reads the key minuts:\n  hint:     did you mean minutes:?",
        ),
        ("minutes: soon", "minutes: is no whole number above 0"),
        ("minutes: true", "minutes: is no whole number above 0"),
        ("prerequisites: c.md", "prerequisites: is no list of pages"),
        ("prerequisites: [c]", "prerequisites: names 'c', which is no .md file"),
        ("title:", "title: is no text"),
        ("hide: navigation", "hide: is no list of names"),
        (
            "hide: [nav]",
            "hide: names 'nav'; "
            "use head, navigation, toc, footer, path, tags, feedback",
        ),
        ("search: {boots: 2}", "search: has no boost: or exclude:"),
    ],
)
def test_a_mistake_is_told_with_its_line(line, problem) -> None:
    assert said("description: Pages.", line) == [f"docs/a/b.md:3: {problem}"]


def before(**pages: list[str]) -> list[str]:
    """Return what is said of *pages*, each with those to be read before it."""
    fronts = {
        page: FrontMatter({name: line for line, name in enumerate(names, 2)})
        for page, names in pages.items()
    }
    return [str(problem) for problem in astray(fronts)]


def test_prerequisites_may_meet_again() -> None:
    assert before(a=[], b=["a"], c=["a"], d=["b", "c"]) == []


def test_a_prerequisite_that_is_no_page_is_told() -> None:
    assert before(a=[], b=["a", "z"]) == [
        "b:3: there is no page z to be read before this one"
    ]


def test_pages_that_must_be_read_before_each_other_are_told_once() -> None:
    (told,) = before(a=["c"], b=["a"], c=["b"])
    assert "a:2: pages that must be read before each other: a -> c -> b -> a" in told


def test_a_page_that_must_be_read_before_itself_is_told() -> None:
    (told,) = before(a=["a"])
    assert told.startswith("a:2:")
