"""Which rules a user wants to hear of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..api import Rule, nearest
from ..config import Settings
from ..errors import ConfigError
from .patterns import matches, relative


class Selection:
    """Says which rules are wanted, from ``select``, ``ignore`` and ``per-file-ignores``.

    A selector is a code, the start of one, or a rule's name. Where both lists match, the one that names more of the code wins.
    """

    def __init__(self, settings: Settings, rules: Mapping[str, Rule], *, all_known: bool) -> None:
        """Check the selectors against the rules of the loaded plugins.

        Args:
            settings: where the selectors come from.
            rules: the rules of every loaded plugin, by code.
            all_known: every installed plugin is loaded, so that a selector without a rule is a mistake.

        Raises:
            ConfigError: a selector matches no rule, and ``all_known``.
        """
        core = settings.core
        self._root = settings.root
        self._rules = rules
        self._per_file = core.per_file_ignores
        if all_known:
            for key, selectors in (("select", core.select), ("ignore", core.ignore), *self._per_file.items()):
                for selector in selectors:
                    self._check(selector, f"--{key}" if key in settings.overridden else settings.origin)
        self._wanted = frozenset(
            code
            for code, rule in rules.items()
            if (selected := _strength(core.select, rule) if core.select else 0.5) > _strength(core.ignore, rule) and selected
        )

    def wanted(self, path: str) -> frozenset[str]:
        """Return the codes that are wanted in a file."""
        if not self._per_file:
            return self._wanted
        path_from_root = relative(Path(path), self._root)
        unwanted = {
            code
            for pattern, selectors in self._per_file.items()
            if matches([pattern], path_from_root)
            for code, rule in self._rules.items()
            if _strength(selectors, rule)
        }
        return self._wanted - unwanted

    def _check(self, selector: str, origin: str) -> None:
        if not any(_strength([selector], rule) for rule in self._rules.values()):
            hint = nearest(selector, [*self._rules, *(rule.name for rule in self._rules.values())])
            if not hint.endswith("?"):
                hint += "; 'spincheck rules' lists them"
            raise ConfigError(f"{origin}: no rule is called '{selector}'; {hint}")


def _strength(selectors: Iterable[str], rule: Rule) -> int:
    """Return how many characters of the rule's code the best of the selectors names; 0 where none matches."""
    return max((_matched(selector, rule) for selector in selectors), default=0)


def _matched(selector: str, rule: Rule) -> int:
    if selector.lower() == rule.name:
        return len(rule.code)
    return len(selector) if selector and rule.code.startswith(selector.upper()) else 0
