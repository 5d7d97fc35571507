"""Which of LanguageTool's matches are reported, and as which of our rules."""

from __future__ import annotations

from typing import Final

from spincheck.api import Rule

from .matches import Match
from .options import GrammarOptions
from .rules import GRAMMAR_MISTAKE, MISSPELLING, STYLE_OPINION, TYPOGRAPHY, WRONG_WORD

_WRONG_WORDS: Final = frozenset({"COLLOCATIONS", "CONFUSED_WORDS", "FALSE_FRIENDS", "SEMANTICS"})
_TYPOGRAPHY: Final = frozenset({"CASING", "PUNCTUATION", "TYPOGRAPHY"})
_STYLE: Final = frozenset({"PLAIN_ENGLISH", "REDUNDANCY", "REPETITIONS_STYLE", "STYLE"})
"""Ids of categories, most of which all languages share (`org.languagetool.rules.CategoryIds`); issue types decide the rest."""

_ARTICLES: Final = frozenset({"EN_A_VS_AN"})
"""Rules about grammar that LanguageTool calls something else."""
_USUAL: Final = frozenset({GRAMMAR_MISTAKE, WRONG_WORD})
"""What is reported unless the options say otherwise: what the swapping of words breaks."""


def rule_for(match: Match) -> Rule:
    """Return our rule for what LanguageTool found."""
    if match.rule in _ARTICLES or match.issue_type == "duplication":
        return GRAMMAR_MISTAKE
    if match.category in _WRONG_WORDS:
        return WRONG_WORD
    if "COMPOUND" in match.rule or match.issue_type == "misspelling":  # in English, compounds are mostly about hyphens
        return MISSPELLING
    if match.issue_type in {"typographical", "whitespace"} or match.category in _TYPOGRAPHY:
        return TYPOGRAPHY
    if match.issue_type == "grammar" and match.category not in _STYLE:
        return GRAMMAR_MISTAKE
    return STYLE_OPINION


class Selection:
    """What the options ask for."""

    def __init__(self, options: GrammarOptions) -> None:
        self._enabled_rules = frozenset(options.enabled_rules)
        self._enabled_categories = frozenset(options.enabled_categories)
        self._disabled_rules = frozenset(options.disabled_rules)
        self._disabled_categories = frozenset(options.disabled_categories)
        self._is_picky = options.picky

    def takes(self, match: Match) -> bool:
        """Say whether to report a match. Rules decide before categories, and what is disabled before what is enabled."""
        if match.rule in self._disabled_rules:
            return False
        if match.rule in self._enabled_rules:
            return True
        if match.category in self._disabled_categories:
            return False
        return match.category in self._enabled_categories or rule_for(match) in _USUAL

    def parameters(self, language: str) -> dict[str, str]:
        """Return the parameters of a request that ask LanguageTool for as much as is needed."""
        unwanted = self._disabled_rules
        if "TYPOS" not in self._enabled_categories:
            unwanted |= _spellers(language) - self._enabled_rules
        lists = {
            "enabledRules": self._enabled_rules,
            "enabledCategories": self._enabled_categories,
            "disabledRules": unwanted,
            "disabledCategories": self._disabled_categories,
        }
        return {
            "language": language,
            # Rules about a whole text would make what is said of a paragraph depend on its neighbours.
            "mode": "allButTextLevelOnly",
            **({"level": "picky"} if self._is_picky else {}),
            **{name: ",".join(sorted(values)) for name, values in lists.items() if values},
        }


def _spellers(language: str) -> frozenset[str]:
    """Return the ids of rules that look each word up in a dictionary, which takes time and stumbles over names."""
    return frozenset({f"MORFOLOGIK_RULE_{language.replace('-', '_').upper()}", "HUNSPELL_RULE", "GERMAN_SPELLER_RULE"})
