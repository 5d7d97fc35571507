"""A server in the place of LanguageTool, for what a real one cannot be made to do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl

import pytest

Parameters = dict[str, str]
Behaviour = Callable[[BaseHTTPRequestHandler, Parameters], None]


def answer(handler: BaseHTTPRequestHandler, body: bytes, *, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def finds_nothing(handler: BaseHTTPRequestHandler, _: Parameters) -> None:
    answer(handler, json.dumps({"language": {"code": "en-US"}, "matches": []}).encode())


def finds_every(word: str) -> Behaviour:
    """Return what finds a word wherever it stands, and counts as LanguageTool does."""
    rule = {"id": "WORD", "category": {"id": "GRAMMAR"}, "issueType": "grammar"}
    match = {"length": len(word), "message": "a word.", "replacements": [{"value": "dog"}], "rule": rule}

    def find(handler: BaseHTTPRequestHandler, parameters: Parameters) -> None:
        text = parameters["text"]
        starts = [found.start() for found in re.finditer(re.escape(word), text)]
        matches = [{**match, "offset": len(text[:start].encode("utf-16-le")) // 2} for start in starts]
        answer(handler, json.dumps({"language": {"code": "en-US"}, "matches": matches}).encode())

    return find


@dataclass
class StandIn:
    """Answers every request as it is told to, and remembers them."""

    behaviour: Behaviour = finds_nothing
    asked: list[Parameters] = field(default_factory=list)
    address: str = ""

    @property
    def texts(self) -> list[str]:
        """What it was asked to check."""
        return [parameters["text"] for parameters in self.asked if parameters["language"] != "auto"]


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    """Return a running server on a port of its own."""
    told = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            told.asked.append(dict(parse_qsl(body, keep_blank_values=True)))
            told.behaviour(self, told.asked[-1])

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.address = f"http://127.0.0.1:{server.server_address[1]}"
    Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()
