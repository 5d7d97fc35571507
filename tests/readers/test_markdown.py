from __future__ import annotations

import pytest
from hypothesis import given

from spincheck.readers.markdown import MarkdownReader
from tests.readers.reading import check, comments, origin, read, sources

READER = MarkdownReader()


def test_the_kinds_of_block() -> None:
    source = """\
# The Mill #

The River
=========

It stands
still.

- wheel
  and axle
- stone

  and dust
1. flour

> It *turned.*
> Once.

| Year | Event |
|------|-------|
| 1790 | built |
"""
    assert read(READER, source) == [
        ("heading", "The Mill"),
        ("heading", "The River"),
        ("paragraph", "It stands\nstill."),
        ("list-item", "wheel\nand axle"),
        ("list-item", "stone"),
        ("list-item", "and dust"),
        ("list-item", "flour"),
        ("quote", "It turned.\nOnce."),
        ("table-cell", "Year"),
        ("table-cell", "Event"),
        ("table-cell", "1790"),
        ("table-cell", "built"),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "```python\nx = 1\n```",
        "~~~\nnever closed",
        "    indented = code",
        '[ref]: https://example.org "Title"',
        "***",
        "<!-- note -->",
        "<script>\nx\n\n</script>",
        "{% include 'nav' %}",
        '{{< figure src="a.png" >}}',
        "(target)=",
        "$$\nx^2\n$$",
        "![](a.png)",
        "`code`",
    ],
)
def test_what_is_not_prose(hidden: str) -> None:
    assert read(READER, f"before\n\n{hidden}\n") == [("paragraph", "before")]


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter(fence: str) -> None:
    assert read(READER, f"{fence}\ntitle: x\n{fence}\ntext\n") == [("paragraph", "text")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**bold** *em* __b__ _e_ ***both*** ~~gone~~", "bold em b e both gone"),
        ("snake_case_word and 2 * 3 * 4", "snake_case_word and 2 * 3 * 4"),
        ('[the *mill*](https://example.org/a_b "Title") stands', "the mill stands"),
        ("![a mill](mill.png) stands", "a mill stands"),
        ("[![a mill](mill.png)](mill.html)", "a mill"),
        ("a `x = 1` b ``y`z`` c", "a \ufffc b \ufffc c"),
        ("at <https://example.org> or <me@example.org>", "at \ufffc or \ufffc"),
        ("at https://example.org/a_b_c", "at https://example.org/a_b_c"),
        ("R&amp;D &#8217; &copy R&D", "R&D ’ &copy R&D"),
        (r"2 \* 3 \_ \a", r"2 * 3 _ \a"),
        ("one\\\ntwo  \nthree", "one\ntwo  \nthree"),
        ("one<br>two<b>three</b>", "one\ntwothree"),
        ("set <code>a *b* c</code> here", "set \ufffc here"),
        ("where $x_1 + y_2$ holds", "where \ufffc holds"),
        ("from $5 to $6, US$7m or A$8", "from $5 to $6, US$7m or A$8"),
        (r"from \$x to \$y", "from $x to $y"),
        ("turned.[^1]", "turned."),
        ("[^1]: A note.", "A note."),
        ("a {% if x %} b {{< ref >}} c {{ name }}", "a \ufffc b \ufffc c {{ name }}"),
        ("see {ref}`mill` {.note}", "see \ufffc"),
        ("{one|two}", "{one|two}"),
        ("::: tip\ntext\n:::", "text"),
    ],
)
def test_inline_markup(source: str, text: str) -> None:
    assert read(READER, source) == [("paragraph", text)]


@pytest.mark.parametrize("reference", ["[the mill]", "[the mill][]", "[see][The  Mill]", "![the mill]"])
def test_brackets_are_a_link_only_where_a_definition_makes_them_one(reference: str) -> None:
    text = "see" if "see" in reference else "the mill"
    assert read(READER, f"{reference} stands\n\n[The Mill]: mill.html\n") == [("paragraph", f"{text} stands")]
    assert read(READER, f"{reference} stands\n") == [("paragraph", f"{reference} stands")]


def test_what_an_ad_plugin_leaves_stays_text() -> None:
    assert read(READER, "[ad_1]\n") == [("paragraph", "[ad_1]")]


def test_offsets_lead_back_across_markup_and_wide_characters() -> None:
    source = "😀 *é* a **pro**found [learning](https://example.org) R&amp;D \\* end"
    assert origin(READER, source, "profound learning") == "pro**found [learning"
    assert origin(READER, source, "R&D") == "R&amp;D"
    assert origin(READER, source, "&") == "&amp;"
    assert origin(READER, source, "*") == "\\*"
    assert origin(READER, source, "end") == "end"


def test_the_marks_of_quotes_and_lists_go_from_every_line() -> None:
    source = "> a *quote\n> goes* `on\n> here` and\n> [there](\n> x.html)\n> - item\n>   more\n"
    assert read(READER, source) == [("quote", "a quote\ngoes \ufffc and\nthere"), ("list-item", "item\nmore")]
    assert origin(READER, source, "quote\ngoes") == "quote\n> goes"


def test_alerts() -> None:
    assert read(READER, "> [!NOTE]\n> It turns.\n") == [("quote", "It turns.")]


def test_text_inside_html_is_prose() -> None:
    source = """\
<h1 align="center">The <em>Mill</em></h1>

<details>
<summary>More</summary>

It *stands*.

- <p>wheel</p>

</details>
"""
    assert read(READER, source) == [
        ("heading", "The Mill"),
        ("paragraph", "More"),
        ("paragraph", "It stands."),
        ("list-item", "wheel"),
    ]


def test_inline_code_that_is_not_closed_ends_with_its_block() -> None:
    assert read(READER, "a <code>b\n\nc\n") == [("paragraph", "a \ufffc"), ("paragraph", "c")]


def test_an_element_that_is_not_shown_may_span_blocks() -> None:
    assert read(READER, "<svg>\n\nfirst\n\n</svg>\n\nsecond\n") == [("paragraph", "second")]


def test_comments_are_kept_for_directives() -> None:
    source = "<!-- spincheck: off -->\n\ntext <!-- spincheck: ignore[SPN101] -->\n\n> <!-- two\n> lines -->\n"
    assert comments(READER, source) == [
        "<!-- spincheck: off -->",
        "<!-- spincheck: ignore[SPN101] -->",
        "<!-- two\n> lines -->",
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline_counts(newline: str) -> None:
    source = newline.join(["# Mill", "", "one", "two", "", "> three", "", "    code"])
    assert read(READER, source) == [("heading", "Mill"), ("paragraph", f"one{newline}two"), ("quote", "three")]


@pytest.mark.parametrize("mark", ["> ", "- ", "*a ", "**", "[", "![", "<div>", "| a ", "`a ``", "{%", "$a"])
def test_many_of_one_mark(mark: str) -> None:
    check(READER.read(mark * 10_000 + "deep", "x"))


def test_a_long_paragraph_keeps_its_markup() -> None:
    assert read(READER, "a *b* " * 2_000) == [("paragraph", ("a b " * 2_000).strip())]


FRAGMENTS = (
    *("*", "**", "_", "`", "``", "[", "](u)", "[a]: b", "![", "]", "(", ")", "<", ">", "&amp;", "&#65;", "\\", "~~"),
    *("# ", "## ", "- ", "1. ", "> ", "|", "|-|-|", "---", "===", "```", "~~~", "    ", "+++", "<https://x>"),
    *("<p>", "</p>", "<code>", "</code>", "<pre>", "</pre>", "<!--", "-->", "<br>", "<svg>", "</svg>", "<script>"),
    *("$", "$$", "{%", "%}", "{{", "}}", "{#a}", ":::", "[^1]", "[^1]: ", "[!NOTE]", "(a)=", "{ref}"),
)


@given(sources(FRAGMENTS))
def test_any_text(source: str) -> None:
    check(READER.read(source, "x"))
