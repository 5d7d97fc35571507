"""The corpora that the model is counted and trained on, and which of their documents are kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from spincheck.api import Document
from spincheck.readers.markdown import MarkdownReader
from spincheck.readers.plain import PlainReader
from training.corpora import rows

CORPORA = ("books", "government", "science", "software-docs")
WEIGHTS = {"books": 0.5, "government": 1.0, "science": 1.0, "software-docs": 0.5}
"""What one occurrence counts for: old novels are half of all text and a small part of what is scanned."""
_READERS = {"government": MarkdownReader(), "software-docs": MarkdownReader()}
_PLAIN = PlainReader()

FITTED_DOMAINS = ("news 2010-2011, 10 sections", "science abstract (CS/physics 1998-2002)", "science abstract (web)")
"""The domains of a file of clean documents that the classifier and the thresholds are fitted on; the others measure them."""

TRAINING = "training"
FITTING = "fitting"
_FITTED = 5
"""Documents of a hundred that neither counts nor network see: the classifier and the thresholds are fitted on them."""


def part_of(identity: str) -> str:
    """Return the part that a document belongs to, by the hash of its identity, so that no order or seed matters."""
    return FITTING if int(sha256(identity.encode()).hexdigest(), 16) % 100 < _FITTED else TRAINING


def documents(folder: Path, corpus: str, part: str) -> Iterator[Document]:
    """Yield the documents of one part of a corpus, read as `spincheck scan` would read them."""
    reader = _READERS.get(corpus, _PLAIN)
    for row in rows(folder / f"{corpus}.jsonl.zst"):
        if part_of(row["id"]) == part:
            yield reader.read(row["text"], row["id"])


def fitted_documents(file: Path) -> Iterator[tuple[str, Document]]:
    """Yield the documents of `FITTED_DOMAINS` in a file of JSON lines, each with its domain."""
    with file.open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            if row["domain"] in FITTED_DOMAINS:
                yield row["domain"], _PLAIN.read(row["text"], f"{file.name}:{number}")
