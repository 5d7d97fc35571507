"""What the readability formulas need to know of a text, as numbers that add up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from struct import Struct
from typing import Final, NamedTuple, NewType, Protocol

from .languages import ENGLISH, Language
from .syllables import DATA, count_syllables, hyphenation, load_exceptions

FAMILIAR_FILE: Final = "familiar.txt"
"""The Dale–Chall list: English words that most children of ten know, one a line."""

_LETTERS_OF_A_LONG_WORD = 7
_WHITE_SPACE = " \n\t\r\v\f"
_REMEMBERED_WORDS = 100_000


class Counted(Protocol):
    """What is known of any text whose sentences were counted."""

    @property
    def sentences(self) -> int:
        """How many sentences it has, at least one."""
        ...

    @property
    def words(self) -> int:
        """How many words they have, at least one."""
        ...

    @property
    def syllables(self) -> int:
        """How many syllables these have."""
        ...


def words_per_sentence(text: Counted) -> float:
    """Return the mean length of a sentence."""
    return text.words / text.sentences


def syllables_per_word(text: Counted) -> float:
    """Return the mean length of a word."""
    return text.syllables / text.words


class Counts(NamedTuple):
    """Counts of any stretch of text, from one word to a whole document."""

    sentences: int = 0
    characters: int = 0
    """Everything but white space."""
    words: int = 0
    letters: int = 0
    """Letters and digits of the words."""
    syllables: int = 0
    polysyllables: int = 0
    """Words of three or more syllables; of more in some languages, see `Language`."""
    difficult_words: int = 0
    """Polysyllables that are rare."""
    rare_words: int = 0
    """Words that are not on the Dale–Chall list of familiar words; none in languages without such a list."""
    long_words: int = 0
    """Words of more than six letters."""
    function_words: int = 0
    """Words such as ``the``, ``of`` and ``would``, which tell prose of a language from other text."""


Packed = NewType("Packed", int)
"""All fields of `Counts` side by side in one integer, so that one addition adds them all: a word costs one sum, not nine."""

_LANE_BITS = 32
_LANES = Struct(f"<{len(Counts._fields)}I")


def pack(counts: Counts) -> Packed:
    """Put every count into its lane."""
    return Packed(sum(count << lane * _LANE_BITS for lane, count in enumerate(counts)))


_SENTENCE = pack(Counts(sentences=1))
_CHARACTER = pack(Counts(characters=1))
_WORD = pack(Counts(words=1))
_LETTER = pack(Counts(letters=1))
_SYLLABLE = pack(Counts(syllables=1))
_POLYSYLLABLE = pack(Counts(polysyllables=1))
_DIFFICULT_WORD = pack(Counts(difficult_words=1))
_RARE_WORD = pack(Counts(rare_words=1))
_LONG_WORD = pack(Counts(long_words=1))
_FUNCTION_WORD = pack(Counts(function_words=1))


def unpack(packed: int) -> Counts:
    """Take a sum of packed counts apart; a lane holds counts up to 2³² − 1, more than any document that fits into memory."""
    return Counts(*_LANES.unpack(packed.to_bytes(_LANES.size, "little")))


class WordCounts(dict[str, Packed]):
    """The counts of one word of a language, remembered from its first use on."""

    def __init__(self, language: Language = ENGLISH) -> None:
        super().__init__()
        self.language = language
        self._count_syllables: Callable[[str], int]
        self._familiar: frozenset[str] | None = None
        if language is ENGLISH:
            self._count_syllables = partial(count_syllables, exceptions=load_exceptions())
            self._familiar = frozenset((DATA / FAMILIAR_FILE).read_text(encoding="utf-8").split())
        else:
            self._count_syllables = hyphenation(language.code)

    def __missing__(self, word: str) -> Packed:
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        self[word] = packed = self._count(word)
        return packed

    def _count(self, word: str) -> Packed:
        folded = word.lower().replace("’", "'")
        letters = len(word) if word.isalnum() else sum(map(str.isalnum, word))
        syllables = self._count_syllables(folded)
        packed = _WORD + letters * _LETTER + syllables * _SYLLABLE
        if letters >= _LETTERS_OF_A_LONG_WORD:
            packed += _LONG_WORD
        if folded in self.language.function_words:
            packed += _FUNCTION_WORD
        is_rare = self._familiar is not None and folded not in self._familiar
        if is_rare:
            packed += _RARE_WORD
        if syllables >= self.language.polysyllable:
            packed += _POLYSYLLABLE + _DIFFICULT_WORD if is_rare else _POLYSYLLABLE
        return Packed(packed)

    def of_sentence(self, sentence: str, words: Iterable[str]) -> Packed:
        """Count one sentence, given its words."""
        characters = len(sentence) - sum(map(sentence.count, _WHITE_SPACE))
        return Packed(sum(map(self.__getitem__, words), _SENTENCE + characters * _CHARACTER))
