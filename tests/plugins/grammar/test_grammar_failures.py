"""Whatever LanguageTool does, the other detectors' findings come out, soon, and the user is told what to do."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest

from tests.plugins.grammar.conftest import Behaviour, Parameters, StandIn, answer, finds_nothing
from tests.support import Cli, Outcome

FOREVER = 30.0
"""Seconds, and far more than the second that the tests allow."""


def scan(cli: Cli, folder: Path, options: str, *more: str, files: int = 1) -> Outcome:
    """Scan files that hold one piece of debris each."""
    for number in range(files):
        (folder / f"{number}.txt").write_text("[ad_1]\n\nIt was an bold plan for the town.\n")
    (folder / "spincheck.toml").write_text(f"select = ['BLP', 'GRM']\n[grammar]\n{options}\n")
    return cli("scan", *more, folder)


def hangs(_: BaseHTTPRequestHandler, __: Parameters) -> None:
    sleep(FOREVER)


def dribbles(handler: BaseHTTPRequestHandler, _: Parameters) -> None:
    """Send a byte now and then, so that no step takes long and the whole never ends."""
    handler.send_response(200)
    handler.end_headers()
    with suppress(OSError):
        for _second in range(int(FOREVER * 10)):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            sleep(0.1)


def dies(handler: BaseHTTPRequestHandler, _: Parameters) -> None:
    """End in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"matches": [')
    handler.connection.shutdown(socket.SHUT_RDWR)


def says(body: object, *, status: int = 200) -> Behaviour:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return lambda handler, _: answer(handler, data, status=status)


def match(**changes: Any) -> dict[str, Any]:
    rule = {"id": "X", "category": {"id": "GRAMMAR"}, "issueType": "grammar"}
    return {"offset": 0, "length": 2, "message": "m", "replacements": [], "rule": rule, **changes}


def test_a_dead_port(cli: Cli, tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        outcome = scan(cli, tmp_path, f"server = 'http://127.0.0.1:{closed.getsockname()[1]}'")
    assert outcome.code == 3
    assert "BLP101" in outcome.out
    assert "no LanguageTool answers at http://127.0.0.1:" in outcome.err
    assert "hint: start the server" in outcome.err


@pytest.mark.parametrize("behaviour", [hangs, dribbles], ids=["hangs", "dribbles"])
def test_a_server_that_never_ends_costs_the_time_limit_once(
    behaviour: Behaviour, stand_in: StandIn, cli: Cli, tmp_path: Path
) -> None:
    stand_in.behaviour = behaviour
    outcome = scan(cli, tmp_path, f"server = '{stand_in.address}'\ntimeout = 1", files=4)
    assert outcome.code == 3
    assert outcome.out.count("BLP101") == 4
    assert outcome.err.count("did not answer within 1 seconds") == 4
    assert len(stand_in.asked) == 1


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        (dies, "the answer ended too soon"),
        (says(b"<html>Welcome to nginx!</html>"), "is no LanguageTool: it says '<html>Welcome to nginx!</html>'"),
        (says(b"\xff\xfe\x00"), "is no LanguageTool"),
        (says(["matches"]), "is no LanguageTool"),
        (says({"error": "no"}), "is no LanguageTool"),
        (says({"matches": [match(offset=100)]}), "is no LanguageTool"),
        (says({"matches": [match(offset=-1)]}), "is no LanguageTool"),
        (says({"matches": [match(length="2")]}), "is no LanguageTool"),
        (says({"matches": [match(rule=None)]}), "is no LanguageTool"),
        (says({"matches": [], "warnings": {"incompleteResults": True}}), "gave up in the middle of the text"),
        (says(b"Error: 'xx' is not a language code", status=400), "refused the text: Error: 'xx' is not a language code"),
        (says(b"", status=503), "refused the text: status 503"),
    ],
)  # fmt: skip
def test_nonsense(behaviour: Behaviour, message: str, stand_in: StandIn, cli: Cli, tmp_path: Path) -> None:
    stand_in.behaviour = behaviour
    outcome = scan(cli, tmp_path, f"server = '{stand_in.address}'\nlanguage = 'en-US'")
    assert outcome.code == 3
    assert "BLP101" in outcome.out
    assert "GRM" not in outcome.out
    assert f"spincheck: failure: {tmp_path / '0.txt'}: detector 'grammar': " in outcome.err
    assert message in outcome.err
    assert "hint: " in outcome.err


def test_a_failed_server_is_asked_again_after_a_while(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    from spincheck.api import DetectorError
    from spincheck_grammar import server
    from spincheck_grammar.options import GrammarOptions

    asked = server.Server(GrammarOptions(server=stand_in.address))
    stand_in.behaviour = says(b"", status=503)
    for _ in range(2):
        with pytest.raises(DetectorError, match="status 503"):
            asked.check({"text": "a", "language": "en-US"})
    assert len(stand_in.asked) == 1
    monkeypatch.setattr(server, "_PAUSE", 0.0)
    stand_in.behaviour = finds_nothing
    assert asked.check({"text": "a", "language": "en-US"})["matches"] == []


def test_text_never_goes_through_a_proxy(stand_in: StandIn, cli: Cli, tmp_path: Path) -> None:
    proxy = {"http_proxy": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9", "all_proxy": "http://127.0.0.1:9"}
    (tmp_path / "a.txt").write_text("It was an bold plan.\n")
    (tmp_path / "spincheck.toml").write_text(f"[grammar]\nserver = '{stand_in.address}'\n")
    outcome = cli("scan", tmp_path / "a.txt", env=proxy)
    assert outcome.err == ""
    assert stand_in.texts == ["It was an bold plan."]


def test_the_first_use_of_another_machine_is_told_once(stand_in: StandIn, cli: Cli, tmp_path: Path) -> None:
    address = stand_in.address.replace("127.0.0.1", "0.0.0.0")  # it leads here, and nobody could know
    outcome = scan(cli, tmp_path, f"server = '{address}'", "--jobs", "2", files=8)
    assert outcome.err.count("is sent to 0.0.0.0") == 1
    assert outcome.err.startswith("spincheck: note: grammar: ")


def test_an_interrupt_does_not_wait_for_the_server(stand_in: StandIn, tmp_path: Path) -> None:
    import signal
    import subprocess
    import sys

    asked = Event()

    def hangs_and_tells(handler: BaseHTTPRequestHandler, parameters: Parameters) -> None:
        asked.set()
        hangs(handler, parameters)

    stand_in.behaviour = hangs_and_tells
    (tmp_path / "a.txt").write_text("It was an bold plan.\n")
    (tmp_path / "spincheck.toml").write_text(f"[grammar]\nserver = '{stand_in.address}'\n")
    process = subprocess.Popen([sys.executable, "-m", "spincheck", "scan", str(tmp_path)], stderr=subprocess.PIPE)
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=FOREVER / 2)
    assert process.returncode == 130
    assert b"Traceback" not in err
