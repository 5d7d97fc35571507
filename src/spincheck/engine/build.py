"""Build the detectors for one configuration, and know every rule that they can report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..api import CODE_PATTERN, NAME_PATTERN, Detector, Failure, Rule
from ..config import Settings
from ..errors import ConfigError
from ..host import Host


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """Detectors that are ready to run."""

    detectors: tuple[Detector[Any], ...]
    rules: Mapping[str, Rule]
    """Every rule of every plugin and of the configuration by code, in the order of the codes."""
    is_complete: bool
    """Every installed plugin is loaded, so that a selector without a rule is a mistake."""
    failures: tuple[Failure, ...]
    """One for each detector that cannot start."""


def build_detectors(host: Host, settings: Settings) -> Built:
    """Build the host's detectors with the options that ``settings`` hold for them.

    Raises:
        ConfigError: an option is wrong, or a rule that it adds has a wrong or a taken code or name.
    """
    detectors: list[Detector[Any]] = []
    failures: list[Failure] = []
    rules = dict(host.rules)
    for cls, options in host.detector_options(settings):
        try:
            detector = cls(options)
        except Exception as error:  # whatever a plugin raises costs its own results only
            failures.append(crashed(cls.name, "could not start", error))
        else:
            detectors.append(detector)
            for rule in detector.rules:
                if rules.get(rule.code) != rule:
                    _add(rule, rules, f"{settings.origin}, table '{cls.name}'")
    return Built(
        detectors=tuple(detectors),
        rules=dict(sorted(rules.items())),
        is_complete=host.is_complete,
        failures=tuple(failures),
    )


def crashed(detector: str, what: str, error: Exception) -> Failure:
    """Return the failure of a detector that raised ``error``; ``what`` says when."""
    return Failure(
        origin=detector,
        message=f"detector '{detector}' {what}: {type(error).__name__}: {' '.join(str(error).split())[:300]}",
        hint="report this to the plugin's authors with the file that caused it; the other detectors' findings are complete",
    )


def _add(rule: Rule, rules: dict[str, Rule], where: str) -> None:
    if not (re.fullmatch(CODE_PATTERN, rule.code) and re.fullmatch(NAME_PATTERN, rule.name)):
        raise ConfigError(f"{where}: rule '{rule.code}' '{rule.name}' is not named like 'ABC123' 'some-name'")
    for other in rules.values():
        if rule.code == other.code or rule.name == other.name:
            raise ConfigError(f"{where}: rule {rule.code} {rule.name} takes a code or name of rule {other.code} {other.name}")
    rules[rule.code] = rule
