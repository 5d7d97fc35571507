"""The LanguageTool that the options name, reached or started when the first text comes."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from time import monotonic
from typing import Any, Final

from spincheck.api import DetectorError

from .client import Client
from .options import GrammarOptions
from .sharing import SharedServer

_PAUSE: Final = 30.0
"""Seconds for which a LanguageTool that failed is left alone, so that a thousand files do not each wait for it."""


class Server:
    """Asks LanguageTool; after a failure it fails at once for a while, and then tries again."""

    def __init__(self, options: GrammarOptions) -> None:
        self._options = options
        self._remote = Client(options.server) if options.server else None
        self._local: SharedServer | None = None
        self._failure: tuple[str, str] | None = None
        """The message and the hint of the last failure, where nothing came after it."""
        self._failed_at = 0.0

    @property
    def foreign_host(self) -> str | None:
        """The other machine that text goes to; none where it stays on this one."""
        if self._remote is None or _is_loopback(self._remote.host):
            return None
        return self._remote.host

    def check(self, parameters: Mapping[str, str]) -> Mapping[str, Any]:
        """Return the answer to ``/v2/check``.

        Raises:
            DetectorError: LanguageTool cannot be reached or started, or does not answer as it should.
        """
        if self._failure and monotonic() - self._failed_at < _PAUSE:
            raise DetectorError(*self._failure)
        try:
            answer = self._client().check(parameters, seconds=self._options.timeout)
        except DetectorError as error:
            self._failure, self._failed_at = (str(error), error.hint), monotonic()
            if self._local:
                self._local.stop()
            raise
        self._failure = None
        return answer

    def _client(self) -> Client:
        if self._remote:
            return self._remote
        if self._local is None:
            self._local = SharedServer(memory=self._options.memory, seconds=self._options.timeout)
        return self._local.client()


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name
        return host.lower() == "localhost"
