"""The rules of the spun detector."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule, Severity

_SPUN_DOCUMENT_PAGE = """\
## What it finds

A document that holds so many phrases of dictionary spinners, or so many words that hardly fit where they stand, that spinning
explains them better than chance. The finding stands on the first block and lists the strongest phrases and words, and the
share of replaced words, among those that can be judged, that explains the text best.

The score `spun` is from 0 to 1; from 0.5 on the document is reported. The log-odds start low. Each different phrase adds its
weight, which is the logarithm of how much more often it occurs in spun than in clean text, and each word of the text takes a
little away; one phrase alone is never enough. The words that fit badly add as much as lifts a document to 0.5 where only one
clean text in a hundred is as surprising. So of a hundred clean documents about one is reported.

Documents of fewer than 40 words and documents that are not English get no score, and words count only where twenty different
ones or more can be judged.

## Why it matters

A spinner replaces words by synonyms from a dictionary so that search engines and plagiarism checks do not recognise the source.
What comes out is somebody else's text, and it often says something else than the source did.

## Example

```text
[|Researchers have built a system of gadget mastering that reads pictures of the lungs.|]

It uses a profound neural organization and pc imaginative and prescient somewhat than the eyes of a specialist. The firm,
regardless of being solely eight months outdated, says that its applied sciences find bosom malignancy as well. It has asked for
money from a famend investor and for a brand new office in the direction of the river.
```

## When it is wrong

Texts by people who write English as a second language: of groups of learners' sentences about a quarter are reported unless
`domain = "learner"` is set. Jargon, dialect, verse, old and translated texts, lists of words. A text that quotes or discusses
many such phrases without quotation marks. A paraphrase by a language model or a back-translation leaves nothing and is not
found: a low score does not say that a text is original.

## Repair

Look at the phrases that the finding lists and search the web for a sentence of the document with the likely originals put back.
If the document was copied, replace it by the source or take it down. If the words are the author's own, edit them; single
phrases can be allowed in the configuration.

## References

- G. Cabanac, C. Labbé, A. Magazinov, "Tortured phrases: a dubious writing style emerging in science", arXiv:2107.06751 (2021).
- J. P. Wahle, T. Ruas, T. Foltýnek, N. Meuschke, B. Gipp, "Identifying machine-paraphrased plagiarism", iConference 2022.
"""

_TORTURED_PHRASE_PAGE = """\
## What it finds

An established term of science, technology, medicine, business or public life with one or more of its words replaced by a
synonym that nobody uses there: "counterfeit consciousness" for "artificial intelligence", "bosom peril" for "breast cancer",
"flag to clamor" for "signal to noise". The suggestions are the likely terms.

The confidence is high in a document whose score is 0.9 or more, medium elsewhere. A phrase that is rare but not unheard of in
ordinary text has low confidence, and medium where the score says spun. A phrase in quotation marks of its own is not reported.

## Why it matters

A term stands for one thing, and readers know it by its name only. Tortured phrases are the trace of a paraphrasing tool, and
have led to the retraction of many papers.

## Example

```text
We train a [|profound neural organization|] on scans of [|bosom malignancy|].
```

## When it is wrong

Where the words are meant as they stand: a "neural organization" in a paper about the brain, a play on words, a translated name.
Some fields have terms of their own that look like another field's term in disguise.

## Repair

Put the established term back, after a look at whether the sentence really speaks of it.

## References

- G. Cabanac, C. Labbé, A. Magazinov, "Tortured phrases: a dubious writing style emerging in science", arXiv:2107.06751 (2021).
- The Problematic Paper Screener, https://dbrech.irit.fr/pls/apex/f?p=9999:1
"""

_SPINNER_PHRASE_PAGE = """\
## What it finds

A phrase that synonym dictionaries of article spinners put in the place of an ordinary word, whatever the text is about:
"imaginative and prescient" for "vision", "somewhat than" for "rather than", "regardless of being" for "despite being".

Phrases that clean text hardly ever holds have medium confidence, and high in a document whose score is 0.9 or more. Those that
clean text holds now and then, such as "a brand new" for "a new", have low confidence, and medium where the score says spun. A
phrase in quotation marks of its own is not reported.

## Why it matters

Such a phrase reads badly or says nothing, and several of them are the signature of a spinner.

## Example

```text
They saw it as a question of [|imaginative and prescient|] [|somewhat than|] money.
```

## When it is wrong

Some of the phrases are good English in rare places: "months outdated" of software, "applied sciences" of a faculty. Authors
differ in their habits, so one weak phrase says nothing about a text.

## Repair

Put the ordinary word back.

## References

- J. P. Wahle, T. Ruas, T. Foltýnek, N. Meuschke, B. Gipp, "Identifying machine-paraphrased plagiarism", iConference 2022.
"""

_MANGLED_WORD_PAGE = """\
## What it finds

A word that a spinner broke from the inside. Some spinners replace letters wherever they stand: "wireless" for the "fi" of
"configure" gives "conwirelessgure", "up-to-date" for the "to" of "automation" gives "auup-to-datemation". A finding is no word
as it stands and a common English word once the replacement is undone; that word is the suggestion. Spinners mangle their own
dictionaries too, so the replaced part itself is the second suggestion where it is a word: "mobileular" is their "cellular", and
mostly stands for "cell".

The confidence is always high. A word in quotation marks of its own is not reported.

## Why it matters

Readers cannot guess what such a word was. It comes from a program that replaced text without looking at it, so the sentences
around it are seldom what they were either.

## Example

```text
You have to [|conwirelessgure|] the app before it can use the sensor.
```

## When it is wrong

A trade name, a pun or two words without their space may happen to be built the same way; 54 million words of clean text held
none. Somebody's own search and replace leaves such words as well. Only a few replacements are known, so most mangled words are
not found.

## Repair

Put the word back, and look for the source of the text.

## References

- G. Cabanac, C. Labbé, A. Magazinov, "Tortured phrases: a dubious writing style emerging in science", arXiv:2107.06751 (2021).
"""

_SUBSTITUTED_WORD_PAGE = """\
## What it finds

A word that hardly fits where it stands, in a document that reads as if its words had been replaced: "previous" for "old",
"cease" for "stop". Every content word is judged by the words beside it, by the words around it, and by how much better
one of its synonyms would fit; the suggestions are the synonyms that fit best here.

How sure a finding is depends on its document, too. A word that fits badly is nearly always the author's own in a document that
is otherwise fine, and is not shown there; the same word among many of its kind is probably a replacement. Medium confidence
means that the probability is 0.75 or more, high that it is 0.9 or more. A word that is in doubt at several places is shown
once, where it fits worst; its other places, and words with a probability from 0.3 on, are low-confidence findings. At most 40
words of a document are shown.

Words with a capital, words of other languages and words that the model does not know are not judged, nor are words in
quotation marks of their own.

## Why it matters

A synonym from a dictionary is seldom the word that the sentence needs. Readers stumble over it, or believe something else than
the source said.

## Example

```text
The fashions learnt from footage of lungs, and the specialists discovered that their solutions had been [|proper|] [|extra|]
typically than these of younger docs. Critics worry that the corporations behind such fashions will share the footage, and that
the [|legislation|] is just too [|previous|] to [|cease|] them. The institute has employed twenty [|folks|] for the duty, most
of them college students, and rents a [|flooring|] of a previous manufacturing facility near the river, somewhat than a pricey
[|workplace|] with imaginative and prescient.
```

## When it is wrong

Jargon, dialect, old books, verse and the English of people who write it as a second language hold words that the model does
not expect. That is why such words are shown only where many of them stand together. Name the words of your own field under
`terms`.

The suggestions come from a list of synonyms and are no more than that: where the right word is not in it, none of them is
right.

## Repair

Read the sentence with the suggestion in it, and put back what the author of the source must have meant.

## References

- M. Gutmann, A. Hyvärinen, "Noise-contrastive estimation", AISTATS 2010.
- K. W. Church, P. Hanks, "Word association norms, mutual information, and lexicography", Computational Linguistics 16 (1990).
- C. Fellbaum (editor), "WordNet: an electronic lexical database", MIT Press 1998.
"""

SPUN_DOCUMENT: Final = Rule(
    code="SPN001",
    name="spun-document",
    summary="A document with many phrases and words of dictionary spinners",
    severity=Severity.WARNING,
    page=_SPUN_DOCUMENT_PAGE,
)
TORTURED_PHRASE: Final = Rule(
    code="SPN101",
    name="tortured-phrase",
    summary="An established term with its words replaced by synonyms",
    severity=Severity.WARNING,
    page=_TORTURED_PHRASE_PAGE,
)
SPINNER_PHRASE: Final = Rule(
    code="SPN102",
    name="spinner-phrase",
    summary="A phrase that article spinners put in the place of an ordinary word",
    severity=Severity.WARNING,
    page=_SPINNER_PHRASE_PAGE,
)
MANGLED_WORD: Final = Rule(
    code="SPN103",
    name="mangled-word",
    summary="A word with a spinner's synonym in the place of some of its letters",
    severity=Severity.WARNING,
    page=_MANGLED_WORD_PAGE,
)
SUBSTITUTED_WORD: Final = Rule(
    code="SPN201",
    name="substituted-word",
    summary="A word that hardly fits, in a document with many of its kind",
    severity=Severity.WARNING,
    page=_SUBSTITUTED_WORD_PAGE,
)
