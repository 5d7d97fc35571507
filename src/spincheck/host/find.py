"""Find the installed plugins without importing any of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points

from ..api.hooks import PROJECT

OWN_DISTRIBUTION = "spincheck"


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginPolicy:
    """Which of the installed plugins may be loaded."""

    disabled: frozenset[str] = frozenset()
    """Names of plugins that are not even imported."""
    autoload: bool = True
    """Load the plugins of other distributions; spincheck's own are always loaded unless disabled."""

    @classmethod
    def from_environment(cls, *disabled: str, environment: Mapping[str, str] = os.environ) -> PluginPolicy:
        """Add to the names given what ``SPINCHECK_DISABLE_PLUGINS`` and ``SPINCHECK_DISABLE_PLUGIN_AUTOLOAD`` say."""
        named = environment.get("SPINCHECK_DISABLE_PLUGINS", "").replace(",", " ").split()
        return cls(
            disabled=frozenset([*disabled, *named]),
            autoload=not environment.get("SPINCHECK_DISABLE_PLUGIN_AUTOLOAD"),
        )

    def allows(self, plugin: PluginIdentity) -> bool:
        """Say whether the plugin may be imported."""
        return plugin.name not in self.disabled and (self.autoload or plugin.is_own)


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginIdentity:
    """Who a plugin is, for messages and for telling plugins apart."""

    name: str
    distribution: str
    version: str

    @property
    def is_own(self) -> bool:
        """It comes with spincheck itself."""
        return self.distribution == OWN_DISTRIBUTION

    def __str__(self) -> str:
        return f"plugin '{self.name}' ({self.distribution} {self.version})"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlugin:
    """An installed plugin, not yet imported."""

    identity: PluginIdentity
    load: Callable[[], object]
    """Import the plugin and return its module."""


def find_plugins() -> list[FoundPlugin]:
    """Return every installed plugin: spincheck's own first, then by name, so that its own win a clash of names."""
    found = {
        (point.value, identity): FoundPlugin(identity=identity, load=point.load)
        for point in entry_points(group=PROJECT)
        if point.dist is not None
        for identity in [PluginIdentity(name=point.name, distribution=point.dist.name, version=point.dist.version)]
    }

    def order(plugin: FoundPlugin) -> tuple[bool, str, str]:
        return (not plugin.identity.is_own, plugin.identity.name, plugin.identity.distribution)

    return sorted(found.values(), key=order)
