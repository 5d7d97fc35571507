"""``spincheck plugins``: what is installed, and what of it is in use."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ..errors import ExitCode
from ..host import Host, LoadedPlugin, PluginPolicy
from . import console, options


@click.command(name="plugins")
@options.disable_plugin
def command(*, disabled: tuple[str, ...]) -> ExitCode:
    """List the installed plugins and what each one adds."""
    host = Host(PluginPolicy.from_environment(*disabled))
    console.write(_lines(host))
    return console.say_failures(host.failures)


def _lines(host: Host) -> Iterator[str]:
    for plugin in host.plugins:
        identity = plugin.identity
        yield f"{identity.name} ({identity.distribution} {identity.version})\n"
        yield from (f"  {line}\n" for line in _additions(plugin))
    for identity in host.blocked:
        yield f"{identity.name} ({identity.distribution} {identity.version})\n  not loaded, as you asked\n"


def _additions(plugin: LoadedPlugin) -> Iterator[str]:
    for detector in plugin.detectors:
        yield f"detector {detector.name}: {', '.join(rule.code for rule in detector.rules)}"
    for reader in plugin.readers:
        yield f"reader {reader.name}: {', '.join(reader.suffixes)}"
    for reporter in plugin.reporters:
        yield f"format {reporter.name}"
