"""What the readability formulas need to know of a text, as numbers that add up."""

from __future__ import annotations

from collections.abc import Iterable
from struct import Struct
from typing import Final, NamedTuple, NewType

from .syllables import DATA, count_syllables, load_exceptions

FAMILIAR_FILE: Final = "familiar.txt"
"""The Dale–Chall words of three or more syllables, one a line: long, but familiar to most children of ten."""

_FUNCTION_WORDS = frozenset(
    """
    a about after all also although am among an and another any are around as at be became because become been before being
    between both but by can could did do does during each either few for from further had has have having he hence her here him
    his how however i if in into is it its just less many may me might more most much must my neither no nor not of off on once
    one only or other our out over own per rather same several shall she should since so some such than that the their them
    then there therefore these they this those though through thus to too under until up upon us very was we were what when
    where whether which while who whom whose why will with within without would yet you your
    """.split()
)
_LETTERS_OF_A_LONG_WORD = 7
_SYLLABLES_OF_A_POLYSYLLABLE = 3
_WHITE_SPACE = " \n\t\r\v\f"
_REMEMBERED_WORDS = 100_000


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
    """Words of three or more syllables."""
    difficult_words: int = 0
    """Polysyllables that are not on the Dale–Chall list of familiar words."""
    long_words: int = 0
    """Words of more than six letters."""
    function_words: int = 0
    """Words such as ``the``, ``of`` and ``would``, which tell English prose from other text."""


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
_LONG_WORD = pack(Counts(long_words=1))
_FUNCTION_WORD = pack(Counts(function_words=1))


def unpack(packed: int) -> Counts:
    """Take a sum of packed counts apart; a lane holds counts up to 2³² − 1, more than any document that fits into memory."""
    return Counts(*_LANES.unpack(packed.to_bytes(_LANES.size, "little")))


class WordCounts(dict[str, Packed]):
    """The counts of one word, remembered from its first use on."""

    def __init__(self) -> None:
        super().__init__()
        self._exceptions = load_exceptions()
        self._familiar = frozenset((DATA / FAMILIAR_FILE).read_text(encoding="utf-8").split())

    def __missing__(self, word: str) -> Packed:
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        self[word] = packed = self._count(word)
        return packed

    def _count(self, word: str) -> Packed:
        folded = word.lower().replace("’", "'")
        letters = len(word) if word.isalnum() else sum(map(str.isalnum, word))
        syllables = count_syllables(folded, self._exceptions)
        packed = _WORD + letters * _LETTER + syllables * _SYLLABLE
        if letters >= _LETTERS_OF_A_LONG_WORD:
            packed += _LONG_WORD
        if folded in _FUNCTION_WORDS:
            packed += _FUNCTION_WORD
        if syllables >= _SYLLABLES_OF_A_POLYSYLLABLE:
            packed += _POLYSYLLABLE if folded in self._familiar else _POLYSYLLABLE + _DIFFICULT_WORD
        return Packed(packed)

    def of_sentence(self, sentence: str, words: Iterable[str]) -> Packed:
        """Count one sentence, given its words."""
        characters = len(sentence) - sum(map(sentence.count, _WHITE_SPACE))
        return Packed(sum(map(self.__getitem__, words), _SENTENCE + characters * _CHARACTER))
