"""One question to a LanguageTool server, with one time limit for all of it.

language-tool-python's own client is not used for this: see docs/decisions/0008-grammar.md.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR
from threading import Thread
from typing import Any, Final, TypeVar
from urllib.parse import urlencode, urlsplit

from spincheck.api import DetectorError

T = TypeVar("T")

_LARGEST_ANSWER: Final = 32 * 2**20
"""Bytes; a batch of text has an answer of some hundred kilobytes."""
_SETUP: Final = "docs/grammar.md says how to set it up"


def split_address(address: str) -> tuple[str, str, int | None, str]:
    """Return the scheme, host, port and path of a server's address; the path ends where ``/v2`` begins.

    Raises:
        ValueError: it is no address of a server.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"server must be an address such as 'http://127.0.0.1:8081', not '{address}'")
    return parts.scheme, parts.hostname, port, parts.path.rstrip("/").removesuffix("/v2")


class Client:
    """Asks one LanguageTool server, directly and never through a proxy, which would see the text."""

    def __init__(self, address: str, *, hint: str = f"start the server, or correct 'server'; {_SETUP}") -> None:
        """Take the address of the server, and what to do where nothing answers there."""
        self.address = address
        self._hint = hint
        self._scheme, self.host, self._port, self._path = split_address(address)

    def check(self, parameters: Mapping[str, str], *, seconds: float) -> Mapping[str, Any]:
        """Return the answer to ``/v2/check``.

        Raises:
            DetectorError: no answer came in time, or none that a LanguageTool gives.
        """
        question = urlencode(parameters, errors="replace")  # half a pair of surrogates has no UTF-8
        status, body = self._request("POST", "/v2/check", question, seconds)
        if status != 200:
            raise DetectorError(
                f"LanguageTool at {self.address} refused the text: {_readable(body) or f'status {status}'}",
                f"correct the options of [tool.spincheck.grammar], or the server's own; {_SETUP}",
            )
        try:
            answer = json.loads(body)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise DetectorError(
                f"what answers at {self.address} is no LanguageTool: it says '{_readable(body)}'",
                f"correct 'server' in [tool.spincheck.grammar]; {_SETUP}",
            )
        return answer

    def is_healthy(self, *, seconds: float) -> bool:
        """Say whether the server answers at all, and as a LanguageTool does."""
        try:
            status, body = self._request("GET", "/v2/healthcheck", None, seconds)
        except DetectorError:
            return False
        return status == 200 and body.strip() == b"OK"

    def _request(self, method: str, path: str, body: str | None, seconds: float) -> tuple[int, bytes]:
        kind = HTTPSConnection if self._scheme == "https" else HTTPConnection
        connection = kind(self.host, self._port, timeout=seconds)

        def ask() -> tuple[int, bytes]:
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            connection.request(method, self._path + path, body, headers)
            response = connection.getresponse()
            data = response.read(_LARGEST_ANSWER)
            if response.length:  # of what was announced is left
                raise ConnectionError("the answer ended too soon")
            return response.status, data

        try:
            return within(seconds, ask)
        except TimeoutError as error:
            raise DetectorError(
                f"LanguageTool at {self.address} did not answer within {seconds:g} seconds",
                "raise 'timeout' in [tool.spincheck.grammar], or look why the server is slow",
            ) from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise DetectorError(f"no LanguageTool answers at {self.address}: {reason}", self._hint) from error
        finally:
            _cut(connection)


def within(seconds: float, work: Callable[[], T]) -> T:
    """Return what ``work`` returns, or raise what it raises, but wait no longer than ``seconds``.

    Time limits of sockets hold for each step, so a server that sends a byte now and then would hold us for ever. The work is
    left behind in its thread, which ends with the process at the latest.

    Raises:
        TimeoutError: the time is up.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # whatever it is belongs to whoever waits
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future.result(timeout=seconds)


def _cut(connection: HTTPConnection) -> None:
    """Close a connection, also under a thread that still waits for it."""
    if connection.sock:
        with suppress(OSError):
            connection.sock.shutdown(SHUT_RDWR)
    connection.close()


def _readable(body: bytes) -> str:
    return " ".join(body[:200].decode("utf-8", "replace").split())
