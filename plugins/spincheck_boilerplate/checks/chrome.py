"""Lines that hold nothing but the labels of menus and buttons: ``Home News Sports Contact Us Login``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spincheck.api import Confidence, Document

from ..lines import Lines
from .found import Found

_LABELS = frozenset(
    """
    about accessibility account adchoices advertise advertisement advertising alerts app apps archive archives article
    author back bookmark breadcrumb browse careers cart categories category checkout close collapse comment comments
    conditions contact content cookie cookies copyright corrections dashboard disclaimer donate download e-edition
    e-paper edition email embed epaper expand facebook faq faqs favorites feed feedback feeds filter follow footer
    forum forums fullscreen galleries gallery header help hide home homepage instagram join legal like linkedin listen
    load log login logo logout main menu mobile more navigation newer newsletter newsletters next notifications older
    open page pages photos pin pinterest play podcast podcasts policy popup post posts preferences prev previous print
    privacy profile register reply report reprints rights rss save search section sections settings share shop show
    sidebar sign signin signup site sitemap skip slideshow sort store subscribe subscriber subscribers subscription
    subscriptions support tags terms toggle top topics trending tweet twitter unsubscribe video videos view whatsapp
    widget wishlist youtube
    """.split()
)
"""Labels of the page itself."""
_SECTIONS = frozenset(
    """
    arts auto autos blog blogs books breaking business calendar cars celebrity classifieds climate columnists columns
    comics community cooking courts covid crime crossword crosswords culture economy editorial editorials education
    entertainment environment estate events faith fashion features finance food football games golf health homes
    horoscopes international investigations jobs latest letters lifestyle living local magazine market marketplace
    markets media metro money movies music nation national news obits obituaries opinion opinions outdoors people
    photo politics press puzzles real recipes region religion reviews science sport sports state stories story style
    tech technology theater traffic travel tv uk weather world
    """.split()
)
"""Sections of a newspaper; alone they are as often the subject of a text."""
_JOINTS = frozenset(
    """
    all and at by do for in info information my not of on or our out personal sell service this to up us use with your
    """.split()
)
"""Words between labels; an article belongs to a sentence."""
_KNOWN = _LABELS | _SECTIONS | _JOINTS
_LONGEST = 160
_FEWEST, _SURE, _SURE_SECTIONS = 2, 3, 6
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SENTENCE_END = (".", "!", "?", ",", ";", ":", "}", ")")


def find_chrome_words(_document: Document, lines: Lines) -> Iterator[Found]:
    """Yield every line all of whose words are labels; two labels alone, or a few sections alone, are only a hint."""
    for index, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)):
        if end - start <= _LONGEST and (confidence := _weigh(lines.text, start, end)) and not lines.goes_on(index):
            yield Found(span=lines.span(index), confidence=confidence)


def _weigh(text: str, start: int, end: int) -> Confidence | None:
    """Return how sure it is that the line is a row of labels, or None if it holds any other word."""
    labels = sections = joints = 0
    for word in _WORD.finditer(text, start, end):
        for part in _parts(word[0]):
            if part in _LABELS:
                labels += 1
            elif part in _SECTIONS:
                sections += 1
            elif part in _JOINTS:
                joints += 1
            else:
                return None
    if labels + sections < _FEWEST or joints > labels or text.endswith(_SENTENCE_END, start, end):
        return None
    sure = (labels and labels + sections >= _SURE and joints < labels) or sections >= _SURE_SECTIONS
    return Confidence.MEDIUM if sure else Confidence.LOW


def _parts(word: str) -> list[str]:
    """Return the word in lower case, or the words that an extractor glued, as in ``HomeNewsSports``."""
    folded = word.casefold()
    if word[1:] == folded[1:] or folded in _KNOWN:
        return [folded]
    return [part.casefold() for part in _GLUED.split(word)]
