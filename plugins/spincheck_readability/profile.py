"""A house profile: how readable somebody's own good texts are, learnt from the scores of a scan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Final

from spincheck.api import FileResult

from .formulas import EASIER_IS_HIGHER, METRICS

SCHEMA: Final = "spincheck-readability-profile/1"
PARAGRAPH_EASE: Final = "paragraph-flesch-reading-ease"
FEWEST_DOCUMENTS: Final = 5
"""Documents, with scores, that a profile must be learnt from."""
_NORMAL = 1.4826
"""What makes the median deviation of a normal distribution its standard deviation."""
_LEAST_SPREAD = 0.05
"""Of the median's size: texts that are all alike must not make every other one unlike them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is usual for one score."""

    median: float
    spread: float
    """The standard deviation, estimated robustly."""

    def harder(self, name: str, value: float) -> float:
        """Return by how many spreads ``value`` is harder than usual; negative where it is easier."""
        difference = self.median - value if name in EASIER_IS_HIGHER | {PARAGRAPH_EASE} else value - self.median
        return difference / self.spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is usual for every score, of documents and of paragraphs."""

    documents: int
    usual: Mapping[str, Usual]


def learn_profile(results: Iterable[FileResult]) -> Profile:
    """Return the profile of the documents that a scan gave scores.

    Raises:
        ValueError: there are too few of them.
    """
    values: defaultdict[str, list[float]] = defaultdict(list)
    documents = 0
    for result in results:
        scores = [score for score in result.scores if score.name in METRICS or score.name == PARAGRAPH_EASE]
        documents += bool(scores)
        for score in scores:
            values[score.name].append(score.value)
    if documents < FEWEST_DOCUMENTS:
        raise ValueError(f"a profile needs {FEWEST_DOCUMENTS} texts of 100 words or more, and there are {documents}")
    return Profile(documents=documents, usual={name: _usual(values[name]) for name in sorted(values)})


def _usual(values: list[float]) -> Usual:
    from statistics import median

    middle = median(values)
    spread = _NORMAL * median(abs(value - middle) for value in values)
    return Usual(median=round(middle, 2), spread=round(max(spread, _LEAST_SPREAD * abs(middle), 0.01), 2))


def dump_profile(profile: Profile) -> str:
    """Return the profile as the text of its file."""
    import json

    return json.dumps({"schema": SCHEMA, **asdict(profile)}, indent=2) + "\n"


def load_profile(path: Path) -> Profile:
    """Read a profile.

    Raises:
        ValueError: the file cannot be read, or holds no profile.
    """
    import json

    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
        if content["schema"] != SCHEMA:
            raise ValueError(f"its schema is {content['schema']!r}")
        usual = {
            str(name): Usual(median=float(one["median"]), spread=float(one["spread"])) for name, one in content["usual"].items()
        }
        if not all(isfinite(one.median) and 0 < one.spread < float("inf") for one in usual.values()):
            raise ValueError("it has a spread that is not above zero")
        return Profile(documents=int(content["documents"]), usual=usual)
    except OSError as error:
        raise ValueError(f"the profile '{path}' cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        hint = "write it with 'spincheck readability profile'"
        raise ValueError(f"'{path}' is no readability profile: {error}; {hint}") from error
