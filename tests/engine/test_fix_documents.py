"""Made documents of every format and encoding, repaired by the real detectors: what must hold of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from hypothesis import event, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from spincheck.api import FileResult
from spincheck.config import Overrides
from spincheck.engine import FixOptions, Workspace, WorkspaceOptions
from spincheck.host import PluginPolicy

SAFE, UNSAFE = (
    Workspace(
        WorkspaceOptions(
            policy=PluginPolicy(autoload=False),
            isolated=True,
            overrides=Overrides(select=("BLP",)),
            fix=FixOptions(unsafe=unsafe),
        )
    )
    for unsafe in (False, True)
)

PROSE = [
    "The ferry left the old stone pier well before the storm reached the outer islands of the bay. Nobody aboard had slept.",
    "Every captain on this coast learns early that a calm morning promises nothing at all for the afternoon.",
    "She repaired the lamp herself, with wire from the hen house and a great deal of patience, and it burned for years.",
    "Two hundred people live there in winter, and about nine times as many when the herring come back in early summer.",
    "The council argued about the new timetable until midnight, and then adopted it without changing a single word of it.",
    "In fog the bell rings twice a minute, which visitors find romantic for one night and unbearable from the second on.",
    "A school was built in the year of the great flood. It has one room, one stove and eleven children.",
]
DEBRIS = [
    "[ad_1]",
    "[ad_2]",
    "Share this",
    "Advertisement",
    "No comments:",
    "Visited 3 times, 1 visit(s) today",
    "Close Search Window",
    "Skip to content",
    "Leave a Reply",
    "You may also like",
    "Written by 4:17 pm Travel, Islands",
    "Sponsored content",
    "Source link",
    "© 2019 The Harbour Gazette. All rights reserved.",
    "(Reporting by Ann Sailor; editing by Joe Miller)",
    "Save my name, email, and website in this browser for the next time I comment.",
]
DAMAGED = [
    'Under the roof hangs [caption id="a" align="left"]the ship of the first settlers[/caption], and is dusted every Easter.',
    "The cafÃ© at the pier is â€œopenâ€\x9d, but for three years now nobody has seen anybody go in there for anything.",
    "The har\u200bbour wall was raised by a metre, and the fishermen cannot see their boats from the tavern now.",
    "The new boat [ad_1] runs on batteries, and from the shore you hear the gulls and nothing else.",
    "The first winter was hard for everyone.The second one was harder, and the third one nobody talks about.",
]
KEPT = ["Sponsored content", "Source link", "© 2019 The Harbour Gazette. All rights reserved.", "(Reporting by Ann Sailor"]
REPLACED = "é“”"
"""What takes the place of other characters in these documents; their prose has none of it."""

PIECES = st.one_of(st.sampled_from(PROSE), st.sampled_from(DEBRIS), st.sampled_from(DAMAGED))
FORMS = {
    "txt": ["{}", "- {}"],
    "md": ["{}", "- {}", "1. {}", "> {}", "## {}", "**{}**", "```\n{}\n```", "{}\n{{: .note}}"],
    "html": ["<p>{}</p>", "<li>{}</li>", "<blockquote>{}</blockquote>", "<h2>{}</h2>", "<p><b>{}</b></p>", "<pre>{}</pre>"],
    "rst": ["{}", "* {}", "::\n\n    {}", "    {}"],
}


@dataclass(frozen=True)
class Made:
    """A document, and how it is written."""

    suffix: str
    encoding: str
    text: str

    @property
    def data(self) -> bytes:
        return self.text.encode(self.encoding)

    @property
    def path(self) -> str:
        return f"made.{self.suffix}"


@st.composite
def documents(draw: st.DrawFn) -> Made:
    suffix = draw(st.sampled_from(sorted(FORMS)))
    pieces = [*PROSE[:3], *draw(st.lists(PIECES, min_size=1, max_size=14))]
    order = draw(st.permutations(pieces))
    glue = draw(st.sampled_from(["\n\n", "\n\n", "\n"]))
    text = glue.join(draw(st.sampled_from(FORMS[suffix])).format(piece) for piece in order) + draw(st.sampled_from(["", "\n"]))
    newline = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return Made(suffix, draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])), text.replace("\n", newline))


def repaired(workspace: Workspace, made: Made) -> tuple[str, FileResult]:
    after = workspace.repair_bytes(made.data, made.path)
    text = after.data.decode(made.encoding)
    assert text.encode(made.encoding) == after.data
    if after.result.failures:
        event(f"refused: {re.sub('[0-9]+', 'N', after.result.failures[0].message)[:60]}")
        assert after.data == made.data
        assert {failure.origin for failure in after.result.failures} == {"fix"}
    else:
        event(f"fixed: {min(after.result.fixed, 3)}")
    return text, after.result


def is_subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def test_the_documents_are_repaired_at_all() -> None:
    text = "\n\n".join([*PROSE, "[ad_1]", "Tea &amp; rum.", PROSE[0]])
    assert SAFE.host.failures == []
    assert SAFE.repair_bytes(text.encode(), "a.txt").data.decode() == text.replace("[ad_1]\n\n", "")
    assert UNSAFE.repair_bytes(text.encode(), "a.txt").result.fixed == 2


@settings(max_examples=150)
@given(documents())
def test_what_was_fixed_is_not_found_again(made: Made) -> None:
    text, result = repaired(SAFE, made)
    again = SAFE.check_bytes(text.encode(made.encoding), made.path)
    assert again.findings == result.findings
    if not result.failures:
        assert not [finding for finding in again.findings if finding.fix and finding.fix.safe]
        assert repaired(SAFE, Made(made.suffix, made.encoding, text))[0] == text


@settings(max_examples=150)
@given(documents(), st.booleans())
def test_what_is_left_is_in_its_old_order(made: Made, unsafe: bool) -> None:
    text, _ = repaired(UNSAFE if unsafe else SAFE, made)
    if unsafe:  # which put spaces between sentences
        text = "".join(text.split())
    assert is_subsequence("".join(char for char in text if char not in REPLACED), made.text)
    assert (text[-1:] in "\r\n") == (made.text[-1] in "\r\n") or unsafe


@settings(max_examples=150)
@given(documents(), st.booleans())
def test_prose_and_notes_of_rights_stay(made: Made, unsafe: bool) -> None:
    text, _ = repaired(UNSAFE if unsafe else SAFE, made)
    assert [piece for piece in PROSE if piece in made.text and piece not in text] == []  # one of two in a row may go
    assert [piece for piece in KEPT if made.text.count(piece) != text.count(piece)] == []


@settings(max_examples=150)
@given(documents(), st.booleans())
def test_the_markup_around_the_prose_stays(made: Made, unsafe: bool) -> None:
    """As programs see it that share no code with spincheck's readers."""
    text, _ = repaired(UNSAFE if unsafe else SAFE, made)
    if made.suffix == "md":
        assert is_subsequence_of(markdown_places(text), markdown_places(made.text))
    elif made.suffix == "html":
        assert is_subsequence_of(html_places(text), html_places(made.text))


Places = list[tuple[str, ...]]


def is_subsequence_of(short: Places, long: Places) -> bool:
    rest = iter(long)
    return all(place in rest for place in short)


def markdown_places(text: str) -> Places:
    """Return each piece of prose with the elements that it stands in, outermost first."""
    places, around = [], []
    for token in MarkdownIt("commonmark").parse(text):
        if token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1:
            around.pop()
        places += [(*around, token.tag, piece) for piece in PROSE if piece in token.content]
    return places


class _Places(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.places: Places = []
        self._around: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._around.pop() == tag

    def handle_data(self, data: str) -> None:
        self.places += [(*self._around, piece) for piece in PROSE if piece in data]


def html_places(text: str) -> Places:
    parser = _Places()
    parser.feed(text)
    parser.close()
    return parser.places


@given(st.binary(max_size=200))
def test_what_is_no_text_comes_back_as_it_was(data: bytes) -> None:
    repaired = SAFE.repair_bytes(data, "a.txt")
    if repaired.result.failures:
        assert repaired.data == data
