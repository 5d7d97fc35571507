"""What the results of a host's plugins depend on, apart from the text and the configuration."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.metadata import distribution

from .host import Host

_ROOT = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120


def versions(host: Host) -> Iterator[str]:
    """Yield a line for everything whose change may change a result, always in the same order.

    That is Python, the plugins in use, every installed distribution by version (a plugin's own and what it needs), and each
    file of a distribution that is installed for editing, because its version says nothing.
    """
    yield sys.version
    yield from (str(plugin.identity) for plugin in host.plugins)
    for place in sys.path:
        yield from sorted(name for name in _names(place or ".") if name.endswith((".dist-info", ".egg-info")))
    editable = {name: _is_editable(name) for name in {plugin.identity.distribution for plugin in host.plugins}}
    folders = {plugin.folder for plugin in host.plugins if editable[plugin.identity.distribution]}
    for folder in sorted(folders | {_ROOT} if any(editable.values()) else folders):
        yield from _files(folder)


def _names(place: str) -> list[str]:
    try:
        return os.listdir(place)  # noqa: PTH208
    except OSError:  # an archive, or no longer there
        return []


def _is_editable(name: str) -> bool:
    import json

    origin = json.loads(distribution(name).read_text("direct_url.json") or "{}")
    return bool(origin.get("dir_info", {}).get("editable"))


def _files(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118
            yield f"{place} {name} {status.st_mtime_ns} {status.st_size}"
