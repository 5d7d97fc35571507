"""The host: everything that plugins register, checked, attributed to its plugin, and typed.

pluggy keeps the register of plugins and checks their hooks against the specifications. It does not call them all at once,
because there one raising implementation would lose what every other plugin returns.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pluggy

from .. import __version__
from ..api import API_VERSION, CODE_PATTERN, NAME_PATTERN, Detector, Failure, Reader, Reporter, Rule, hooks, nearest
from ..config import CORE_KEYS, Settings, from_table
from ..errors import ConfigError, PluginError
from .find import OWN_DISTRIBUTION, FoundPlugin, PluginIdentity, PluginPolicy, find_plugins

if TYPE_CHECKING:
    import click


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPlugin:
    """A plugin that passed every check, and what it registered."""

    identity: PluginIdentity
    detectors: tuple[type[Detector[Any]], ...] = ()
    readers: tuple[type[Reader], ...] = ()
    reporters: tuple[type[Reporter], ...] = ()
    folder: str = ""
    """Where its module lies."""


@dataclass(slots=True)
class _Names:
    """Every name that is taken, and the plugin that took it; a name is taken once or the later plugin is refused."""

    owners: dict[tuple[str, str], PluginIdentity] = field(default_factory=dict)

    def take(self, wanted: Iterable[tuple[str, str]], owner: PluginIdentity) -> None:
        """Take every name for ``owner``, or none of them and raise `PluginError`."""
        new: dict[tuple[str, str], PluginIdentity] = {}
        for kind, name in wanted:
            other = self.owners.get((kind, name)) or new.get((kind, name))
            if other:
                raise PluginError(f"its {kind} '{name}' is already taken by {other}")
            new[kind, name] = owner
        self.owners |= new


def _built_in() -> Iterator[FoundPlugin]:
    """Yield spincheck's own readers and reporters, which are plugins like any other but need no entry point."""
    for name in ("readers", "reporters"):
        identity = PluginIdentity(name=name, distribution=OWN_DISTRIBUTION, version=__version__)
        yield FoundPlugin(identity=identity, load=partial(import_module, f"spincheck.{name}"))


class Host:
    """Loads the plugins that a policy allows. A plugin that cannot be used becomes a failure; the others work on."""

    def __init__(self, policy: PluginPolicy | None = None) -> None:
        self._manager = pluggy.PluginManager(hooks.PROJECT)
        self._manager.add_hookspecs(hooks)
        self._names = _Names()
        self.plugins: list[LoadedPlugin] = []
        self.failures: list[Failure] = []
        self.blocked: list[PluginIdentity] = []
        """Plugins that are installed and that the policy does not allow."""
        policy = policy or PluginPolicy.from_environment()
        for plugin in (*_built_in(), *find_plugins()):
            if policy.allows(plugin.identity):
                self._load(plugin)
            else:
                self.blocked.append(plugin.identity)

    @property
    def detectors(self) -> Mapping[str, type[Detector[Any]]]:
        """Every usable detector class by name."""
        return {cls.name: cls for plugin in self.plugins for cls in plugin.detectors}

    @property
    def readers(self) -> Mapping[str, type[Reader]]:
        """Every usable reader class by name."""
        return {cls.name: cls for plugin in self.plugins for cls in plugin.readers}

    @property
    def reporters(self) -> Mapping[str, type[Reporter]]:
        """Every usable reporter class by name."""
        return {cls.name: cls for plugin in self.plugins for cls in plugin.reporters}

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule of every usable detector by code, in the order of the codes."""
        rules = {rule.code: rule for detector in self.detectors.values() for rule in detector.rules}
        return dict(sorted(rules.items()))

    @property
    def is_complete(self) -> bool:
        """Every installed plugin is in use, so that a name nobody knows is a mistake."""
        return not (self.failures or self.blocked)

    def commands(self) -> Mapping[str, click.Command]:
        """Ask the plugins for their commands. A plugin that fails at that is added to `failures`."""
        commands: dict[str, click.Command] = {}
        for plugin in self.plugins:
            try:
                offered = list(self._ask(plugin.identity, "spincheck_register_commands"))
                self._names.take((("command", str(command.name)) for command in offered), plugin.identity)
            except Exception as error:
                self.failures.append(_failure(plugin.identity, error))
            else:
                commands |= {str(command.name): command for command in offered}
        return commands

    def detector_options(self, settings: Settings) -> Iterator[tuple[type[Detector[Any]], Any]]:
        """Yield each detector class with the options that ``settings`` hold for it.

        Raises:
            ConfigError: a detector's table has an unknown key or a wrong value, or a table belongs to no detector.
        """
        if self.is_complete:
            for table in settings.detectors:
                if table not in self.detectors:
                    hint = nearest(table, [*self.detectors, *CORE_KEYS])
                    raise ConfigError(f"{settings.origin}: unknown table '{table}'; {hint}")
        for name, cls in self.detectors.items():
            where = f"{settings.origin}, table '{name}'"
            yield cls, from_table(settings.detectors.get(name, {}), cls.options_type, where=where, folder=settings.root)

    def _load(self, found: FoundPlugin) -> None:
        identity = found.identity
        try:
            plugin = self._register(found)
        except (Exception, SystemExit) as error:  # an import may do anything, and must not take the others with it
            self.failures.append(_failure(identity, error))
        else:
            self.plugins.append(plugin)

    def _register(self, found: FoundPlugin) -> LoadedPlugin:
        identity = found.identity
        self._names.take([("plugin name", identity.name)], identity)
        module = found.load()
        self._manager.register(module, name=identity.name)
        try:
            self._manager.check_pending()
            plugin = LoadedPlugin(
                identity=identity,
                detectors=tuple(self._checked(identity, "spincheck_register_detectors", Detector)),
                readers=tuple(self._checked(identity, "spincheck_register_readers", Reader)),
                reporters=tuple(self._checked(identity, "spincheck_register_reporters", Reporter)),
                folder=os.path.dirname(getattr(module, "__file__", None) or ""),  # noqa: PTH120  # each start does this
            )
            self._names.take(_names_of(plugin), identity)
        except Exception:
            self._manager.unregister(name=identity.name)
            raise
        return plugin

    def _ask(self, identity: PluginIdentity, hook: str) -> Iterator[Any]:
        """Yield what one plugin, and no other, returns for a hook."""
        others = [plugin for name, plugin in self._manager.list_name_plugin() if name != identity.name]
        for offered in self._manager.subset_hook_caller(hook, others)():
            yield from offered

    def _checked(self, identity: PluginIdentity, hook: str, base: type) -> Iterator[Any]:
        for cls in self._ask(identity, hook):
            if not (isinstance(cls, type) and issubclass(cls, base)):
                raise PluginError(f"{hook} returned {cls!r}, which is not a subclass of {base.__name__}")
            if getattr(cls, "api", None) != API_VERSION:
                speaks = getattr(cls, "api", "no")
                raise PluginError(f"{cls.__name__} speaks plugin API {speaks}, this spincheck speaks {API_VERSION}")
            if not (isinstance(cls_name := getattr(cls, "name", None), str) and re.fullmatch(NAME_PATTERN, cls_name)):
                raise PluginError(f"{cls.__name__} has no valid name: lower-case words with hyphens, not {cls_name!r}")
            yield cls


def _names_of(plugin: LoadedPlugin) -> Iterator[tuple[str, str]]:
    for detector in plugin.detectors:
        if detector.name in CORE_KEYS:
            raise PluginError(f"its detector cannot be called '{detector.name}': that is a key of [tool.spincheck]")
        yield "detector", detector.name
        for rule in detector.rules:
            if not (re.fullmatch(CODE_PATTERN, rule.code) and re.fullmatch(NAME_PATTERN, rule.name)):
                raise PluginError(f"rule {rule.code!r} {rule.name!r} is not named like 'ABC123' 'some-name'")
            yield "rule code", rule.code
            yield "rule name", rule.name
    yield from (("reader", reader.name) for reader in plugin.readers)
    yield from (("suffix", suffix) for reader in plugin.readers for suffix in reader.suffixes)
    yield from (("reporter", reporter.name) for reporter in plugin.reporters)


def _failure(plugin: PluginIdentity, error: BaseException) -> Failure:
    return Failure(
        origin=plugin.name,
        message=f"{plugin} cannot be used: {_describe(error)}",
        hint=f"update or reinstall {plugin.distribution}, or leave the plugin out with --disable-plugin {plugin.name}",
    )


def _describe(error: BaseException) -> str:
    text = " ".join(str(error).split())
    if isinstance(error, PluginError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
