from __future__ import annotations

import pytest
from hypothesis import given

from spincheck.readers.rst import RstReader
from tests.readers.reading import check, comments, origin, read, sources

READER = RstReader()


def test_titles_and_transitions() -> None:
    source = """\
========
The Mill
========

The *River*
-----------

It stands
still.

----

It turned.
"""
    assert read(READER, source) == [
        ("heading", "The Mill"),
        ("heading", "The River"),
        ("paragraph", "It stands\nstill."),
        ("paragraph", "It turned."),
    ]


def test_lists() -> None:
    source = """\
- wheel
  and axle

  and dust
- - nested

1. flour
#. bread
(a) crumb

term
  Its definition
  goes on.

:field: Its body
   goes on.

-
  late
"""
    assert read(READER, source) == [
        ("list-item", "wheel\n  and axle"),
        ("list-item", "and dust"),
        ("list-item", "nested"),
        ("list-item", "flour"),
        ("list-item", "bread"),
        ("list-item", "crumb"),
        ("paragraph", "term"),
        ("paragraph", "Its definition\n  goes on."),
        ("paragraph", "Its body\n   goes on."),
        ("list-item", "late"),
    ]


def test_a_paragraph_may_begin_like_a_list_item() -> None:
    assert read(READER, "A. Einstein was\nborn in Ulm.\n") == [("paragraph", "A. Einstein was\nborn in Ulm.")]


def test_quotes_and_line_blocks() -> None:
    assert read(READER, "He said:\n\n  It turned.\n  Once.\n\n| one\n| two\n") == [
        ("paragraph", "He said:"),
        ("quote", "It turned.\n  Once."),
        ("paragraph", "one"),
        ("paragraph", "two"),
    ]


def test_tables() -> None:
    source = """\
+------+-------+
| Year | Event |
+======+=======+
| 1790 | built |
|      | anew  |
+------+-------+

====  =====
Year  Event
====  =====
1791  burnt

1792  sold
====  =====

after
"""
    assert read(READER, source) == [
        *[("table-cell", text) for text in ("Year", "Event", "1790", "built", "anew")],
        *[("table-cell", text) for text in ("Year", "Event", "1791", "burnt", "1792", "sold")],
        ("paragraph", "after"),
    ]


def test_a_border_that_nothing_closes_begins_no_table() -> None:
    assert read(READER, "==  ==\na   b\n") == [("paragraph", "==  ==\na   b")]


@pytest.mark.parametrize(
    "hidden",
    [
        "::\n\n  code\n\n  more",
        "::\n\n> quoted\n> code",
        ".. code-block:: python\n   :linenos:\n\n   x = 1",
        ".. image:: a.png\n   :alt: text",
        ".. _target: https://example.org",
        ".. __: https://example.org",
        "__ https://example.org",
        ".. |name| replace:: text",
        ".. toctree::\n\n   page",
        ".. a comment\n   goes on",
        ">>> x\n1",
        "----",
        "``code``",
    ],
)
def test_what_is_not_prose(hidden: str) -> None:
    source = f"before\n\n{hidden}\n\nafter\n"
    assert read(READER, source) == [("paragraph", "before"), ("paragraph", "after")]


@pytest.mark.parametrize(("end", "text"), [("code::", "code:"), ("code ::", "code"), ("code:\n\n::", "code:")])
def test_the_double_colon_before_literal_text(end: str, text: str) -> None:
    assert read(READER, f"{end}\n\n    x = 1\n\nafter") == [("paragraph", text), ("paragraph", "after")]


def test_directives_that_hold_text() -> None:
    source = """\
.. note:: It turned
   once.

   And again.

.. admonition:: The *Mill*
   :class: mill

   It stands.

.. figure:: mill.png
   :alt: mill

   A caption.

.. function:: turn(wheel)
              stop(wheel)

   Does it.

   :param wheel: the wheel
   :returns: nothing

.. [1] A footnote
   goes on.
"""
    assert [text for _, text in read(READER, source)] == [
        "It turned\n   once.",
        "And again.",
        "The Mill",
        "It stands.",
        "A caption.",
        "Does it.",
        "the wheel",
        "nothing",
        "A footnote\n   goes on.",
    ]


@pytest.mark.parametrize("header", [":author: A. Miller\n:date: 1790", "PEP: 1790\nTitle: Mills\nCreated: 01-Jan-1790"])
def test_the_header_of_a_document_is_not_prose(header: str) -> None:
    assert read(READER, f"{header}\n\ntext\n") == [("paragraph", "text")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*em* **strong** `title`", "em strong title"),
        ("2 * 3 * 4, *args and **kwargs", "2 * 3 * 4, *args and **kwargs"),
        ('a "*" and a "*"', 'a "*" and a "*"'),
        ("a ``x = 1`` b |name| c", "a \ufffc b \ufffc c"),
        ("see :ref:`the mill <mill>` and :ref:`mill`", "see the mill and \ufffc"),
        ("see `the mill <https://example.org>`_ or `the river`_", "see the mill or the river"),
        ("see `<https://example.org>`_", "see \ufffc"),
        ("see mill_ or river__ but snake_case or __init__", "see mill or river but snake_case or __init__"),
        ("a :term:`wheel` calls :py:func:`turn`", "a wheel calls \ufffc"),
        ("a `wheel`:term: calls `turn`:func:", "a wheel calls \ufffc"),
        ("turned. [1]_ [#note]_", "turned."),
        (r"2 \* 3 and H\ *2*\ O", "2 * 3 and H2O"),
        ("an _`inline target` here", "an inline target here"),
        ("never *closed and `open", "never *closed and `open"),
    ],
)
def test_inline_markup(source: str, text: str) -> None:
    assert read(READER, source) == [("paragraph", text)]


def test_offsets_lead_back_across_markup() -> None:
    source = "😀 a *profound* `learning <x>`_ \\* end"
    assert origin(READER, source, "profound learning") == "profound* `learning"
    assert origin(READER, source, "*") == "\\*"
    assert origin(READER, source, "end") == "end"


def test_comments_are_kept_for_directives() -> None:
    source = ".. spincheck: off\n\ntext\n\n..\n\n  quote\n\n- item\n\n  .. two\n     lines\n"
    assert comments(READER, source) == [".. spincheck: off", "..", ".. two\n     lines"]
    assert read(READER, source) == [("paragraph", "text"), ("quote", "quote"), ("list-item", "item")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline_counts(newline: str) -> None:
    source = newline.join(["Mill", "====", "", "one", "two::", "", "  code", "", "three"])
    assert read(READER, source) == [("heading", "Mill"), ("paragraph", f"one{newline}two:"), ("paragraph", "three")]


@pytest.mark.parametrize("mark", ["- ", ".. note:: ", "*a ", "`a ", "[1", "|a ", ":a: ", "==  ==\nx\n\n", "\\", "a_ "])
def test_many_of_one_mark(mark: str) -> None:
    check(READER.read(mark * 10_000 + "deep", "x"))


def test_deep_indentation() -> None:
    source = "\n\n".join(" " * depth + "- a" for depth in range(500))
    assert read(READER, source) == [("list-item", "a")] * 500


FRAGMENTS = (
    *("*", "**", "`", "``", "`_", "|", "|x|", "[1]_", "_", "__", "\\", "::", ":ref:`", "<x>`_", '"', "'"),
    *("- ", "* ", "1. ", "(a) ", "#. ", ":f: ", ".. ", ".. note:: ", ".. code:: ", ".. [1] ", ".. _t:", ".. |x| image:: "),
    *("====", "----", "==  ==", "+--+", "| a |", ">>> ", "   :opt: x", "\n  ", "\n    ", "PEP: "),
)


@given(sources(FRAGMENTS))
def test_any_text(source: str) -> None:
    check(READER.read(source, "x"))
