"""Words that a page explains where it uses them first."""

import pytest

from provedocs.publish.words import explained

WORDS = {"cast": 'A "message" <one way>.', "back end": "Storage.", "end": "The last."}
CAST = '<abbr tabindex="0" title="A &quot;message&quot; &lt;one way&gt;.">cast</abbr>'


def test_a_word_is_explained_once() -> None:
    html = explained("<p>a cast</p><p>a cast</p>", WORDS)
    assert html == f"<p>a {CAST}</p><p>a cast</p>"


def test_several_of_a_thing_are_explained_as_one() -> None:
    assert explained("two back ends", WORDS).endswith(">back ends</abbr>")


def test_the_longest_word_is_the_one_that_is_meant() -> None:
    assert explained("<p>a back end</p>", WORDS).count("<abbr") == 1


@pytest.mark.parametrize(
    "html",
    [
        "<h2>a cast</h2>",
        "<pre><code>a <span>cast</span></code></pre>",
        '<a href="#">a <em>cast</em></a>',
        '<p title="a cast">x</p>',
        "<p>broadcast, Cast, casting</p>",
        "<!-- a cast -->",
        '<div class="mermaid">a-)b: a cast</div>',
    ],
)
def test_nothing_is_explained_but_words_of_prose(html) -> None:
    assert explained(html, WORDS) == html
