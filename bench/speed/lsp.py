"""Time the warm answers of the language server after an edit, and print seconds as JSON.

The server runs as a process of its own, as under an editor; the answer is what comes between a change and its diagnostics. The
changes come apart, so that none is held back as typing.

Usage: python -m bench.speed.lsp REPEAT BYTES
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from time import perf_counter, sleep
from typing import Any

from .texts import ROOT, small_markdown

PAUSE = 0.3
"""Seconds between two changes; the server waits 0.2 s for more of them."""


class Client:
    """The least that a client is."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "spincheck", "lsp"]
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.send("initialize", {"capabilities": {}}, id=1)
        self.send("initialized", {})

    def send(self, method: str, params: Any, **more: Any) -> None:
        """Send a notification or, with an ``id``, a request."""
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._server.stdin.flush()

    def wait_for(self, uri: str, version: int) -> int:
        """Read until the diagnostics of a version of a text come, and return how many there are."""
        while True:
            params = self._read().get("params", {})
            if (params.get("uri"), params.get("version")) == (uri, version):
                return len(params["diagnostics"])

    def stop(self) -> None:
        """Let the server end."""
        self.send("shutdown", None, id=2)
        self.send("exit", None)
        self._server.wait()

    def _read(self) -> Any:
        assert self._server.stdout
        length = 0
        while (header := self._server.stdout.readline().strip()) != b"":
            name, _, value = header.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        return json.loads(self._server.stdout.read(length))


def _texts(size: int) -> dict[str, str]:
    """Return the texts to edit: the spun seed over and over, with a finding in nearly every sentence, and one with few."""
    spun = (ROOT / "seeds/003-spun.txt").read_text(encoding="utf-8")
    return {
        "clean.md": small_markdown(size),
        "spun.txt": (spun * (size // len(spun) + 1))[:size],
    }


def main(repeat: int, size: int) -> None:
    """Insert a word at the start of each text, again and again."""
    client = Client()
    seconds: defaultdict[str, list[float]] = defaultdict(list)
    start = {"line": 0, "character": 0}
    for name, text in _texts(size).items():
        uri = f"file:///nowhere/{name}"
        item = {"uri": uri, "languageId": "markdown", "version": 0, "text": text}
        client.send("textDocument/didOpen", {"textDocument": item})
        client.wait_for(uri, 0)
        for version in range(1, repeat + 2):
            sleep(PAUSE)
            change = {"range": {"start": start, "end": start}, "text": f"word{version} "}
            begin = perf_counter()
            document = {"uri": uri, "version": version}
            client.send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
            client.wait_for(uri, version)
            if version > 1:  # the first one warms up
                seconds[name].append(perf_counter() - begin)
    client.stop()
    json.dump(seconds, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
