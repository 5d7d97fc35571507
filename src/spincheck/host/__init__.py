"""The plugin host: find plugins, load them one at a time, and offer what they register through typed calls."""

from .find import FoundPlugin, PluginIdentity, PluginPolicy, find_plugins
from .host import Host, LoadedPlugin
from .versions import versions

__all__ = ["FoundPlugin", "Host", "LoadedPlugin", "PluginIdentity", "PluginPolicy", "find_plugins", "versions"]
