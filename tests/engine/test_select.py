"""Which rules a user hears of."""

from __future__ import annotations

from typing import Any

import pytest

from spincheck.api import Rule, Severity
from spincheck.config import CoreSettings, Settings
from spincheck.engine.select import Selection
from spincheck.errors import ConfigError


def rule(code: str, name: str) -> Rule:
    return Rule(code=code, name=name, summary="", severity=Severity.WARNING, page="")


RULES = {r.code: r for r in (rule("SPN101", "tortured-phrase"), rule("SPN102", "spinner-phrase"), rule("BLP101", "ad-slot"))}


def wanted(path: str = "a.md", *, all_known: bool = True, **core: object) -> set[str]:
    settings = Settings(core=CoreSettings(**core))  # type: ignore[arg-type]
    return set(Selection(settings, RULES, all_known=all_known).wanted(path))


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), {"SPN101", "SPN102", "BLP101"}),
        (("SPN",), (), {"SPN101", "SPN102"}),
        (("spn101",), (), {"SPN101"}),
        (("tortured-phrase", "Ad-Slot"), (), {"SPN101", "BLP101"}),
        ((), ("SPN1",), {"BLP101"}),
        (("SPN",), ("SPN101",), {"SPN102"}),
        (("SPN101",), ("SPN",), {"SPN101"}),
        (("SPN",), ("SPN",), set()),
    ],
)
def test_the_selector_that_names_more_of_the_code_wins(
    select: tuple[str, ...], ignore: tuple[str, ...], expected: set[str]
) -> None:
    assert wanted(select=select, ignore=ignore) == expected


def test_per_file_ignores_are_patterns_as_in_gitignore() -> None:
    ignores = {"quotes/": ("SPN",), "*.html": ("ad-slot",)}
    assert wanted("quotes/deep/a.md", per_file_ignores=ignores) == {"BLP101"}
    assert wanted("site/a.html", per_file_ignores=ignores) == {"SPN101", "SPN102"}
    assert wanted("a.md", per_file_ignores=ignores) == set(RULES)


@pytest.mark.parametrize("where", ["select", "ignore"])
def test_an_unknown_selector_is_a_mistake(where: str) -> None:
    given: dict[str, Any] = {where: ("torture-phrase",)}
    with pytest.raises(
        ConfigError, match=r"the defaults: no rule is called 'torture-phrase'; did you mean 'tortured-phrase'\?"
    ):
        wanted(**given)
    with pytest.raises(ConfigError, match="no rule is called 'X'"):
        wanted(per_file_ignores={"a": ("X",)})


def test_an_unknown_selector_may_belong_to_a_plugin_that_is_not_loaded() -> None:
    assert wanted(ignore=("XYZ",), all_known=False) == set(RULES)
