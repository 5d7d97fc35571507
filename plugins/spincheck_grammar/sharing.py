"""One LanguageTool for all the processes of a run: whoever needs it first starts it, the others find it."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from multiprocessing.process import current_process
from pathlib import Path
from tempfile import gettempdir
from time import monotonic, sleep
from typing import Final

from .client import Client
from .local import LocalServer, client_of, did_not_start

_PAUSE: Final = 0.1
_HEALTHY: Final = 10.0
"""Seconds in which a LanguageTool that runs says that it does, however busy the machine is; a dead one is known at once."""


class SharedServer:
    """The LanguageTool of this run, which this process or another one of the run started."""

    def __init__(self, *, memory: int, seconds: float) -> None:
        """Take what a server needs; see `LocalServer`."""
        self._memory = memory
        self._seconds = seconds
        # A run's processes share this random key, and nobody else knows it, so nobody can lay a file of his own there.
        name = sha256(bytes(current_process().authkey) + str(memory).encode()).hexdigest()[:32]
        self._place = Path(gettempdir(), f"spincheck-languagetool-{name}")
        self._own: LocalServer | None = None

    def client(self) -> Client:
        """Return a client of the server, which is started if it does not run.

        Raises:
            DetectorError: it did not start in time, or not at all.
        """
        if self._own and self._own.is_running:
            return self._own.client
        self.stop()
        deadline = monotonic() + self._seconds
        while (left := deadline - monotonic()) > 0:
            if self._claim():
                return self._start(left)
            if found := self._found(min(left, _HEALTHY)):
                return found
            sleep(_PAUSE)
        self._place.unlink(missing_ok=True)  # whoever claimed it is perhaps no more
        raise did_not_start(self._seconds)

    def stop(self) -> None:
        """End the server if this process started it."""
        if self._own:
            self._own.stop()
            self._own = None

    def _claim(self) -> bool:
        try:
            os.close(os.open(self._place, os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            return False
        return True

    def _start(self, seconds: float) -> Client:
        try:
            self._own = LocalServer(memory=self._memory, seconds=seconds, place=self._place)
            self._place.write_text(self._own.client.address, encoding="ascii")
        except BaseException:
            self.stop()
            self._place.unlink(missing_ok=True)
            raise
        return self._own.client

    def _found(self, seconds: float) -> Client | None:
        """Return a client of the server that another process started; none while it starts, or when it runs no more."""
        try:
            address = self._place.read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        if not address:
            return None
        client = client_of(address)
        if client.is_healthy(seconds=seconds):
            return client
        with suppress(OSError):
            self._place.unlink()
        return None
