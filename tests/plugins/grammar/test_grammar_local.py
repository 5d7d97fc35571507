"""A LanguageTool that spincheck starts: one for a run, and gone with it, however it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic, sleep

import psutil
import pytest

from spincheck_grammar.keeper import main as keeper
from tests.support import Cli

CONFIGURATION = "select = ['BLP', 'GRM']\n[grammar]\nlocal = true\ntimeout = 120\n"
LONG = 120.0
"""Seconds after which a test gives up waiting; a start takes from four to thirty."""


def servers(home: Path) -> list[psutil.Process]:
    """Return the running Java processes of a LanguageTool that lies in ``home``."""
    found = []
    for process in psutil.process_iter(["name", "cmdline"]):
        command = process.info["cmdline"] or []
        if "java" in (process.info["name"] or "") and any(argument.startswith(str(home)) for argument in command):
            found.append(process)
    return found


def wait_for(condition: Callable[[], bool], what: str) -> None:
    deadline = monotonic() + LONG
    while not condition():
        assert monotonic() < deadline, f"waited too long for {what}"
        sleep(0.05)


@pytest.fixture
def home(languagetool_home: Path, tmp_path: Path) -> Path:
    """Return a LanguageTool whose processes can be told from any other's by their command."""
    home = tmp_path / "home"
    home.mkdir()
    for folder in languagetool_home.glob("LanguageTool-*"):
        (home / folder.name).symlink_to(folder, target_is_directory=True)
    return home


@pytest.fixture
def env(home: Path, tmp_path: Path) -> Mapping[str, str]:
    (tmp_path / "temp").mkdir()
    return {**os.environ, "LTP_PATH": str(home), "TMPDIR": str(tmp_path / "temp")}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "spincheck.toml").write_text(CONFIGURATION)
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"[ad_1]\n\nIt was an bold plan for town number {number}.\n")
    return folder


def start(texts: Path, env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "spincheck", "scan", "--jobs", "1", str(texts)]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def nothing_is_left(home: Path, env: Mapping[str, str]) -> bool:
    return not servers(home) and not list(Path(env["TMPDIR"]).glob("spincheck-languagetool-*"))


def test_all_processes_of_a_run_share_one_server(texts: Path, home: Path, env: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "spincheck", "scan", "--jobs", "2", "--format", "json", str(texts)]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    most = 0
    while process.poll() is None:
        most = max(most, len(servers(home)))
        sleep(0.2)
    out, err = process.communicate()
    assert err.decode() == ""
    assert most == 1
    files = json.loads(out)["files"]
    assert [[finding["code"] for finding in file["findings"]] for file in files] == [["BLP101", "GRM101"]] * 4
    wait_for(lambda: nothing_is_left(home, env), "the server to end")


def test_killed_while_the_server_starts(texts: Path, home: Path, env: Mapping[str, str]) -> None:
    process = start(texts, env)
    wait_for(lambda: bool(servers(home)), "the server to start")
    process.kill()
    process.communicate()
    wait_for(lambda: nothing_is_left(home, env), "the server to end")


def test_killed_while_the_server_checks(texts: Path, home: Path, env: Mapping[str, str]) -> None:
    (texts / "0.txt").write_text("It was an bold plan for the town, and they was glad. " * 20_000)
    process = start(texts, env)
    wait_for(lambda: is_checking(env), "the server to answer")
    assert process.poll() is None
    process.kill()
    process.communicate()
    wait_for(lambda: nothing_is_left(home, env), "the server to end")


def is_checking(env: Mapping[str, str]) -> bool:
    """Say whether the address of a server that runs has been written down."""
    return any(place.stat().st_size for place in Path(env["TMPDIR"]).glob("spincheck-languagetool-*"))


def test_the_server_dies_while_it_checks(texts: Path, home: Path, env: Mapping[str, str]) -> None:
    process = start(texts, env)
    wait_for(lambda: is_checking(env), "the server to answer")
    for server in servers(home):
        server.kill()
    out, err = process.communicate(timeout=LONG)
    assert process.returncode == 3
    assert out.decode().count("BLP101") == 4
    assert "detector 'grammar': no LanguageTool answers" in err.decode()
    assert "Traceback" not in err.decode()
    wait_for(lambda: nothing_is_left(home, env), "the rest to end")


def test_too_little_time(texts: Path, home: Path, env: Mapping[str, str], cli: Cli) -> None:
    (texts / "spincheck.toml").write_text(CONFIGURATION.replace("timeout = 120", "timeout = 0.5"))
    outcome = cli("scan", texts, env=env)
    assert outcome.code == 3
    assert outcome.out.count("BLP101") == 4
    assert "LanguageTool did not start within 0.5 seconds" in outcome.err
    assert "hint: raise 'timeout'" in outcome.err
    wait_for(lambda: nothing_is_left(home, env), "the server to end")


def test_no_languagetool(texts: Path, tmp_path: Path, cli: Cli) -> None:
    outcome = cli("scan", texts, env={"LTP_PATH": str(tmp_path / "empty")})
    assert outcome.code == 3
    assert outcome.out.count("BLP101") == 4
    assert "detector 'grammar': LanguageTool is not installed here" in outcome.err
    assert "hint: run 'spincheck grammar install'" in outcome.err


@pytest.mark.parametrize(
    ("java", "message"),
    [
        (None, "there is no 'java' on the PATH"),
        ("echo 'openjdk version \"11.0.2\" 2019-01-15' >&2", "needs another Java: Detected java 11.0"),
        ("echo 'command not found' >&2; exit 127", "needs another Java"),
        ("echo no version at all", "needs another Java: Could not parse Java version"),
        ("[ $1 = -version ] && echo 'openjdk version \"21.0.2\"' || { echo 'Error: out of luck' >&2; exit 1; }",
         "LanguageTool ended while it started: Error: out of luck"),
    ],
)  # fmt: skip
def test_no_java_that_runs_it(java: str | None, message: str, texts: Path, tmp_path: Path, cli: Cli) -> None:
    home, programs = tmp_path / "home" / "LanguageTool-6.8", tmp_path / "bin"
    home.mkdir(parents=True)
    (home / "languagetool-server.jar").touch()
    programs.mkdir()
    if java:
        (programs / "java").write_text(f"#!/bin/sh\n{java}\n")
        (programs / "java").chmod(0o755)
    outcome = cli("scan", texts, env={"LTP_PATH": str(home.parent), "PATH": str(programs)})
    assert outcome.code == 3
    assert outcome.out.count("BLP101") == 4
    assert message in outcome.err
    assert "hint: " in outcome.err


def test_a_damaged_installation(texts: Path, tmp_path: Path, cli: Cli, languagetool_home: Path) -> None:
    (tmp_path / "home" / "LanguageTool-6.8").mkdir(parents=True)
    outcome = cli("scan", texts, env={"LTP_PATH": str(tmp_path / "home")})
    assert outcome.code == 3
    assert "the LanguageTool that is installed here is damaged" in outcome.err


def keep(place: Path, code: str) -> subprocess.Popen[bytes]:
    """Let the keeper keep a Python that runs ``code``."""
    script = Path(keeper.__code__.co_filename)
    return subprocess.Popen([sys.executable, script, place, sys.executable, "-c", code], stdin=subprocess.PIPE)


def test_the_keeper_gives_the_exit_code(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.touch()
    with keep(place, "import sys; sys.exit(7)") as process:
        assert process.wait(LONG) == 7
    assert not place.exists()


def test_the_keeper_ends_what_it_keeps_only_with_the_pipe(tmp_path: Path) -> None:
    with keep(tmp_path / "place", "import time; time.sleep(600)") as process:
        wait_for(lambda: bool(psutil.Process(process.pid).children()), "the child")
        (child,) = psutil.Process(process.pid).children()
        process.send_signal(signal.SIGTERM)
        sleep(0.2)
        assert child.is_running()
        assert process.stdin
        process.stdin.close()
        process.wait(LONG)
    assert not child.is_running()
