"""The rules of the provenance detector, each with its page."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule, Severity

_INNOCENT = """\
Copying may be agreed on, licensed or a duty, and a quotation with its source is no copy in this sense. Two texts may also have
a third one in common, such as a press release or an agency's report; which of two texts came first, no comparison can tell."""

COPIED_TEXT: Final = Rule(
    code="PRV001",
    name="copied-text",
    summary="A document that has much of its text, copied or reworded, from the original it is compared with",
    severity=Severity.WARNING,
    page=f"""\
## What it finds

With `scan --original FILE` or `spincheck compare`: a document of which a good part was made of the sentences of another one.
One finding for the document says how much is copied word for word, how much is reworded, how far the order is kept, and what
that looks like: a verbatim copy, synonyms put in by a spinner, a translation back from another language, a paraphrase, or a
summary.

## Why it matters

A publisher who finds his article elsewhere needs to show what was taken; an editor who is handed a familiar text needs to know
what was done to it. The kind of the copy also says where to look for damage.

## Example

```markdown original
The ferry to the island leaves at six in the morning. It is a small boat, and in winter its deck is wet and cold. My uncle was
its captain for twenty years. He knew every rock on the way, and he was never late.
```

```markdown
[|The ferry to the island leaves at six in the morning. It is a little boat, and in winter its deck is damp and cold. My uncle
was its skipper for twenty years. He knew every rock on the route, and he was never late.|]
```

## When it is wrong

{_INNOCENT} The kind is a likelihood: a careful paraphrase and a good translation back look alike.

## Repair

Name the source, ask for permission, or write your own. In a text of your own that was taken, the finding's evidence and those
of the other PRV rules are what a complaint needs.

## References

- P. Clough and M. Stevenson, "Developing a corpus of plagiarised short answers", Language Resources and Evaluation 45 (2011)
5–24.
""",
)

SWAPPED_WORD: Final = Rule(
    code="PRV101",
    name="swapped-word",
    summary="A word or a phrase that stands where the original has another one",
    severity=Severity.WARNING,
    page="""\
## What it finds

With an original at hand: up to four words in a sentence of the original whose other words mostly stand as they were. The
original's words are the suggestion. Other forms of the same word, such as a plural, and words that only hold the sentence
together do not count.

## Why it matters

Spinners swap words so that nobody finds the source, and the sense suffers: "eight months outdated" for "eight months old".
With the original beside it nothing needs to be guessed.

## Example

```markdown original
The firm was only eight months old when it opened its second shop in the harbour.
```

```markdown
The firm was only eight months [|outdated|] when it opened its second shop in the [|port|].
```

## When it is wrong

An editor, a translator and a house style change words as well, and often for the better. Where the two texts have a third one
in common, the original may be the one that was changed.

## Repair

Put back the word of the original, as far as you may use it.

## References

- G. Cabanac, C. Labbé and A. Magazinov, "Tortured phrases", arXiv:2107.06751 (2021), which are what such swaps do to terms.
""",
)

REWORDED_SENTENCE: Final = Rule(
    code="PRV102",
    name="reworded-sentence",
    summary="A sentence that says in other words what a sentence of the original says",
    severity=Severity.INFO,
    page=f"""\
## What it finds

With an original at hand: a sentence that was made of one or more sentences of the original, or a part of one, in other words.
The evidence holds what stands there, and where. Merged, split and moved sentences are said to be.

## Why it matters

Rewording hides a source from search engines and from readers. Side by side it is plain.

## Example

```markdown original
In March the council gave the old harbour crane to the museum. The museum will repair the crane and open it to visitors in June.
```

```markdown
[|The old harbour crane was given to the museum by the council in March.|] [|In June, after repairs, the museum will open the
crane to visitors.|]
```

## When it is wrong

Facts can be told in few ways: two reports of one event share names and numbers. {_INNOCENT}

## Repair

Name the source, or write what you know yourself.

## References

- R. Barzilay and N. Elhadad, "Sentence alignment for monolingual comparable corpora", EMNLP 2003.
""",
)

COPIED_PASSAGE: Final = Rule(
    code="PRV103",
    name="copied-passage",
    summary="Sentences that stand word for word in the original",
    severity=Severity.INFO,
    page=f"""\
## What it finds

With an original at hand: one or more sentences in a row that stand there word for word and in the same order, whatever their
punctuation and capitals; at least eight words.

## Why it matters

It is the plainest evidence that there is.

## Example

```markdown original
Bring warm clothes. The ferry to the island leaves at six in the morning, and it does not wait for anybody.
```

```markdown
We shall meet on the quay. [|The ferry to the island leaves at six in the morning, and it does not wait for anybody.|]
```

## When it is wrong

{_INNOCENT} Addresses, disclaimers and other set forms are the same everywhere.

## Repair

Mark it as a quotation and name the source, or take it out.

## References

- P. Clough and M. Stevenson, "Developing a corpus of plagiarised short answers", Language Resources and Evaluation 45 (2011)
5–24.
""",
)

CHANGED_NUMBER: Final = Rule(
    code="PRV201",
    name="changed-number",
    summary="A number that is another one in the original",
    severity=Severity.ERROR,
    page="""\
## What it finds

With an original at hand: a number in the place of another one, in a sentence that otherwise mostly stands as it was. "8" for
"eight" is no change, and neither is a number that only moved within its sentence.

## Why it matters

A wrong figure is a false statement, and the reader cannot see it.

## Example

```markdown original
The bridge was closed for 14 days after the storm, and the repair cost the town two million crowns.
```

```markdown
The bridge was closed for [|40|] days after the storm, and the repair cost the town [|three|] million crowns.
```

## When it is wrong

The figure was corrected or brought up to date, or converted to another unit.

## Repair

Look the figure up at its source.

## References

- None: it is a fact about two texts.
""",
)

CHANGED_NAME: Final = Rule(
    code="PRV202",
    name="changed-name",
    summary="A name that is another one in the original",
    severity=Severity.ERROR,
    page="""\
## What it finds

With an original at hand: a name (a word with a capital that no start of a sentence explains) in the place of another one, in a
sentence that otherwise mostly stands as it was. A shorter form of the same name, such as "US" for "United States", is no
change.

## Why it matters

A statement about somebody else is a false one, above all where it reports what somebody said.

## Example

```markdown original
The new bridge was opened on Sunday by Ingrid Solberg, who had planned it for eleven years.
```

```markdown
The new bridge was opened on Sunday by Ingrid [|Sunmount|], who had planned it for eleven years.
```

## When it is wrong

The name is that of the same person or place in another language or after a change, or a mistake of the original was corrected.

## Repair

Look the name up at its source.

## References

- None: it is a fact about two texts.
""",
)

CHANGED_QUOTATION: Final = Rule(
    code="PRV203",
    name="changed-quotation",
    summary="Words in quotation marks that are others in the original",
    severity=Severity.ERROR,
    page="""\
## What it finds

With an original at hand: a quotation of four words or more, in double quotation marks, that stands in the original in other
words.

## Why it matters

Quotation marks promise that somebody said exactly this. A quotation that went through a spinner, or through another language
and back, is put into that person's mouth.

## Example

```markdown original
“We shall never build another bridge like this one,” said the engineer after the opening.
```

```markdown
“[|We shall by no means construct another bridge like this one|],” said the engineer after the opening.
```

## When it is wrong

Both texts translate what was said in another language, or one of them shortened it. Then the other may be the one that is off.

## Repair

Quote what was said, or drop the quotation marks.

## References

- None: it is a fact about two texts.
""",
)

CHANGED_CREDIT: Final = Rule(
    code="PRV204",
    name="changed-credit",
    summary="A line that says where a text is from, with other words than in the original",
    severity=Severity.ERROR,
    page="""\
## What it finds

With an original at hand: another word in a line that credits an agency, a photographer or a reporter.

## Why it matters

A credit is owed to somebody. Spinners change it like any other words, as in "(With inputs from companies)" for "agencies".

## Example

```markdown original
The ferry leaves at six in the morning, and it does not wait. (With inputs from agencies)
```

```markdown
The ferry leaves at six in the morning, and it does not wait. (With inputs from [|companies|])
```

## When it is wrong

The text really has another source than the original.

## Repair

Put back the credit of the original.

## References

- None: it is a fact about two texts.
""",
)

RULES: Final = (
    COPIED_TEXT,
    SWAPPED_WORD,
    REWORDED_SENTENCE,
    COPIED_PASSAGE,
    CHANGED_NUMBER,
    CHANGED_NAME,
    CHANGED_QUOTATION,
    CHANGED_CREDIT,
)
