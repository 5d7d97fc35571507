"""Which words carry content: the ones that spinners replace and that the model judges."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from spincheck_spun.context.vocabulary import FIRST_WORD, Vocabulary

_SHORTEST = 3
_FUNCTION_WORDS = frozenset(
    """
    a an the this that these those some any each every either neither both all another such same other others own
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
    myself yourself himself herself itself ourselves yourselves themselves one ones who whom whose which what
    whoever whatever whichever where when why how there here then thus therefore hence however
    am is are was were be been being do does did doing done have has had having will would shall should can could may might must
    ought and or but nor yet so for if unless until while although though because since whereas whether than as
    of in on at by with from to into onto upon over under above below between among through throughout during before after
    against about across along around behind beside besides beyond despite down except inside near off out outside past per
    toward towards up via within without
    not no never ever also only even just too very much many more most less least few fewer again still already always often
    once twice soon now today ago almost quite rather really
    two three four five six seven eight nine ten eleven twelve twenty thirty hundred thousand million billion first second third
    mr mrs ms dr etc vs ie eg al inc ltd co
    don't doesn't didn't isn't aren't wasn't weren't can't cannot couldn't won't wouldn't shouldn't hasn't haven't hadn't
    i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll
    they're they've they'd they'll that's there's here's what's who's let's
    """.split()
)


def content_mask(vocabulary: Vocabulary) -> NDArray[np.bool_]:
    """Return whether each number stands for a content word."""
    mask = np.zeros(len(vocabulary), np.bool_)
    for number in range(FIRST_WORD, len(vocabulary)):
        mask[number] = is_content(vocabulary.word(number))
    return mask


def is_content(word: str) -> bool:
    """Return whether a word in lower case is a content word."""
    return len(word) >= _SHORTEST and word.isalpha() and word not in _FUNCTION_WORDS
